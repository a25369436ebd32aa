package io.netpol.yaml;

/** The two syntaxes of manifests. */
public enum ManifestFormat {
    /** YAML, in which several policies are a stream of documents. */
    YAML(".yaml"),

    /** JSON, in which several policies are one object of kind {@code List}. */
    JSON(".json");

    private final String ending;

    ManifestFormat(String ending) {
        this.ending = ending;
    }

    /** Gives the ending of the names of files, with its dot. */
    public String ending() {
        return ending;
    }
}
