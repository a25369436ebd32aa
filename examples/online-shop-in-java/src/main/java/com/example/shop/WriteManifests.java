package com.example.shop;

import io.netpol.yaml.FolderChanges;
import io.netpol.yaml.ManifestWriter;
import io.netpol.yaml.WritingOptions;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the policies into a folder, a file each. The build calls it. */
public final class WriteManifests {
    private WriteManifests() {}

    /** Takes the folder, and prints how many of its files are different now. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        FolderChanges changes = writer().writeFolder(folder, OnlineShop.policies());
        System.out.printf(
                "%s: %d added, %d changed, %d removed%n",
                folder,
                changes.added().size(),
                changes.changed().size(),
                changes.removed().size());
    }

    static ManifestWriter writer() {
        return ManifestWriter.with(WritingOptions.builder()
                .header("Written from Java: change com.example.shop, not this file.")
                .build());
    }
}
