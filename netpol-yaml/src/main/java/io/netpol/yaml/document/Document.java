package io.netpol.yaml.document;

/**
 * One document of a source.
 *
 * @param root the whole value
 * @param start where the document starts: its first directive or {@code ---} line if it has one, else its value
 * @param intact whether the tree is what the text says. A document with a problem that is not one of syntax (a duplicate
 *     key, a tag that is not supported …) keeps its tree, so that other problems in it can be reported at the same time:
 *     of duplicates the first is kept, a tag that is not supported is passed over, an entry without a usable key is left
 *     out. Such a tree must not be evaluated.
 */
public record Document(Node root, Position start, boolean intact) {}
