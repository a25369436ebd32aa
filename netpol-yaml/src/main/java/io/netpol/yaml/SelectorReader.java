package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.SelectorDraft;

/** Reads a label selector, the same wherever one stands. */
final class SelectorReader {
    private SelectorReader() {}

    static SelectorDraft read(Fields selector) {
        ImmutableMap<String, String> labels = selector.textMap("matchLabels");
        ImmutableList<Fields> each = selector.objects("matchExpressions");
        ImmutableList.Builder<RequirementDraft> expressions = ImmutableList.builderWithExpectedSize(each.size());
        for (int i = 0; i < each.size(); i++) {
            expressions.add(requirement(each.get(i)));
        }
        selector.refuseOthers();
        return SelectorDraft.of(labels, expressions.build());
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
