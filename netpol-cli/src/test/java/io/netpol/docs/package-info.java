/**
 * The documentation, run: markdown files come in; what they show is read, asked, compiled and compared, and a difference
 * is told with file and line. {@code -Dnetpol.approve=true} writes the outputs that the program gives today into them.
 */
package io.netpol.docs;
