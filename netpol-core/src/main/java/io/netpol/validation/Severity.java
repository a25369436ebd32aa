package io.netpol.validation;

/** How much a problem matters. */
public enum Severity {
    /** The API server refuses the object. */
    ERROR,
    /** The API server takes the object; somebody should look at it all the same. */
    WARNING;

    /** Gives the severity as a lower-case word for messages. */
    public String code() {
        return this == ERROR ? "error" : "warning";
    }
}
