package io.netpol.validation;

/** The kinds of error that the Kubernetes API server knows for a field. */
public enum ViolationKind {
    /** A field that must be there is missing or empty. */
    REQUIRED("required"),
    /** A value that the field cannot have. */
    INVALID("invalid"),
    /** A value outside the closed list of those that the field can have. */
    UNSUPPORTED("unsupported"),
    /** A field that cannot be there beside the others. */
    FORBIDDEN("forbidden"),
    /** A value that may stand once and stands twice. */
    DUPLICATE("duplicate"),
    /** A value of more bytes or entries than the field can hold. */
    TOO_LONG("too-long");

    private final String code;

    ViolationKind(String code) {
        this.code = code;
    }

    /** Gives the kind as a stable lower-case word for messages and machine-readable output. */
    public String code() {
        return code;
    }
}
