package io.netpol.yaml.document;

/** What a scalar is, as the Kubernetes API tooling sees it. */
public enum ScalarKind {
    /** Text: quoted, a block, or plain and nothing else. */
    STRING,
    /** A whole number of any size, in any base that YAML knows. */
    INTEGER,
    /** A number with a fraction or an exponent, infinite, or not a number. */
    FLOAT,
    /** True or false, also as {@code yes}, {@code on}, {@code n} and their like. */
    BOOLEAN,
    /** No value: {@code null}, {@code ~} or nothing at all. */
    NULL
}
