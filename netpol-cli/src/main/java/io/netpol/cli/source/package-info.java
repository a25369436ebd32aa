/**
 * Java source from policies. Policies and the name of a class enter; the text of a source file leaves, in which each policy
 * is a method that says it with the words of {@link io.netpol.dsl.Sentences} and
 * {@link io.netpol.dsl.clusterwide.ClusterSentences}. A class for each kind of policy knows its sentence
 * ({@code PolicySentence}, {@code ClusterPolicySentence}), and beneath it selectors, peers and rules have their words;
 * {@code Code} and {@code Layout} know nothing of policies, {@code ClassFile} nothing of sentences.
 */
@NullMarked
package io.netpol.cli.source;

import org.jspecify.annotations.NullMarked;
