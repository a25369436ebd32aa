package io.netpol.yaml;

import io.netpol.draft.RequirementDraft;
import io.netpol.draft.SelectorDraft;

/** Reads a label selector, the same wherever one stands. */
final class SelectorReader {
    private SelectorReader() {}

    static SelectorDraft read(Fields selector) {
        SelectorDraft.Builder draft = SelectorDraft.builder().matchLabels(selector.textMap("matchLabels"));
        selector.objects("matchExpressions").forEach(expression -> draft.addMatchExpressions(requirement(expression)));
        selector.refuseOthers();
        return draft.build();
    }

    private static RequirementDraft requirement(Fields requirement) {
        RequirementDraft draft = RequirementDraft.builder()
                .key(requirement.text("key").orElse(""))
                .operator(requirement.text("operator").orElse(""))
                .values(requirement.texts("values"))
                .build();
        requirement.refuseOthers();
        return draft;
    }
}
