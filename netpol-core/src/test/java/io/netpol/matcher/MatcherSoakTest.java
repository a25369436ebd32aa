package io.netpol.matcher;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The questions of {@link MatcherAgreesTest} and {@link UpdatesAgreeTest} from other seeds, for as long as one wants. */
class MatcherSoakTest {
    @Test
    @EnabledIfSystemProperty(
            named = "netpol.soak",
            matches = "[1-9][0-9]*",
            disabledReason = "it takes as many minutes as -Dnetpol.soak says, and is run by hand")
    void noDifferenceIsFound() {
        int minutes = Integer.getInteger("netpol.soak", 1);
        long first = Long.getLong("netpol.soak.seed", System.currentTimeMillis());
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        Agreement agreement = Agreement.onFewPorts();
        long seed = first;
        for (; System.nanoTime() < end; seed++) {
            if (seed % 8 == 0) {
                UpdatesAgreeTest.ask(seed, agreement);
            } else {
                MatcherAgreesTest.ask(seed, agreement);
            }
        }
        System.out.println("soak: " + agreement.verdicts() + " verdicts without a difference in " + minutes
                + " minutes, seeds " + first + " to " + (seed - 1));
    }
}
