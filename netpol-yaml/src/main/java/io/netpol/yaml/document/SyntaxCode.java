package io.netpol.yaml.document;

/** The kinds of {@link SyntaxProblem}; {@link #id()} is stable. */
public enum SyntaxCode {
    /** The text is no YAML. */
    YAML_SYNTAX("yaml-syntax"),
    /** The text is no JSON. */
    JSON_SYNTAX("json-syntax"),
    /** A tab stands where only spaces indent. */
    TAB_INDENTATION("tab-indentation"),
    /** The text or the document ends inside a quoted text, a list or an object. */
    CUT_OFF("cut-off"),
    /** A name occurs twice in one object. */
    DUPLICATE_KEY("duplicate-key"),
    /** A key is null, a list, an object or a number that has no agreed text. */
    UNSUPPORTED_KEY("unsupported-key"),
    /** A tag other than those of the plain types. */
    UNSUPPORTED_TAG("unsupported-tag"),
    /** A tag that its value does not fit, as in {@code !!int abc}. */
    TAG_MISMATCH("tag-mismatch"),
    /** A YAML version other than 1.1 is asked for. */
    UNSUPPORTED_VERSION("unsupported-version"),
    /** A merge key without a mapping, or one that tools resolve in different ways. */
    BAD_MERGE("bad-merge"),
    /** An alias whose anchor does not exist. */
    UNDEFINED_ALIAS("undefined-alias"),
    /** An alias inside the value that it stands for. */
    RECURSIVE_ALIAS("recursive-alias"),
    /** Aliases make the document larger than the limit. */
    ALIAS_EXPANSION("alias-expansion"),
    /** Values are nested deeper than the limit. */
    TOO_DEEP("too-deep"),
    /** More bytes in the source, or more values in a document, than the limit. */
    TOO_LARGE("too-large"),
    /** The bytes are no text in the expected encoding. */
    BAD_ENCODING("bad-encoding"),
    /** A character that no text should hold. */
    CONTROL_CHARACTER("control-character");

    private final String id;

    SyntaxCode(String id) {
        this.id = id;
    }

    /** The name in reports, in kebab case. */
    public String id() {
        return id;
    }
}
