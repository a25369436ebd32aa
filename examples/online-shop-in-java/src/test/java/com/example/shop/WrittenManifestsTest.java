package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The build has written the manifests that the policies make today. */
class WrittenManifestsTest {
    @Test
    void theyAreThoseOfThePolicies() throws IOException {
        assertThat(WriteManifests.writer().compareFolder(WhatIsDeployed.MANIFESTS, OnlineShop.policies()))
                .hasToString("no changes");
    }
}
