package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manifests that the build wrote, which are what is deployed. */
class WrittenManifestsTest {
    static final Path FOLDER = Path.of(System.getProperty("shop.manifests", "target/manifests"));

    @Test
    void theyAreThoseOfThePolicies() throws IOException {
        assertThat(WriteManifests.writer().compareFolder(FOLDER, OnlineShop.policies()))
                .hasToString("no changes");
    }
}
