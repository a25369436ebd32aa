package io.netpol.yaml;

import com.google.common.hash.Hashing;
import io.netpol.model.PolicyId;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The name of the file of a policy in a folder of manifests. Neither namespaces nor names have an underscore or a capital
 * letter, so two policies never share a file, on no file system, and no name is one that Windows keeps for a device.
 */
final class ManifestFileName {
    /** Well below what any file system takes: encrypting ones stop at 143 bytes. */
    static final int LONGEST = 128;

    private static final int HASH_LENGTH = 32;
    private static final Pattern NAME = Pattern.compile("[-a-z0-9]+_[-.a-z0-9]+(_[0-9a-f]{32})?\\.(yaml|json)");

    private ManifestFileName() {}

    /** Gives {@code namespace_name.yaml}, and for what is too long {@code namespace_start-of-name_hash.yaml}. */
    static String of(PolicyId policy, ManifestFormat format) {
        String name = policy.namespace() + "_" + policy.name();
        if (name.length() + format.ending().length() <= LONGEST) {
            return name + format.ending();
        }
        String hash = Hashing.sha256()
                .hashString(name, StandardCharsets.UTF_8)
                .toString()
                .substring(0, HASH_LENGTH);
        int rest = LONGEST - 1 - HASH_LENGTH - format.ending().length();
        return name.substring(0, rest) + "_" + hash + format.ending();
    }

    /** Tells whether a file can have been given this name here; no such name leads out of its folder. */
    static boolean isPossible(String name) {
        return name.length() <= LONGEST && NAME.matcher(name).matches();
    }

    /** Gives the format that the ending of a possible name tells. */
    static ManifestFormat format(String name) {
        return name.endsWith(ManifestFormat.JSON.ending()) ? ManifestFormat.JSON : ManifestFormat.YAML;
    }
}
