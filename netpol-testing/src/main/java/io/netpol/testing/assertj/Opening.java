package io.netpol.testing.assertj;

import io.netpol.eval.Connection;

/** A way is open that should not be: something is allowed on it. */
enum Opening implements Fault {
    INSTANCE;

    @Override
    public boolean isIn(Way way) {
        return !way.answer().allowed().isEmpty() || !way.answer().isCertain();
    }

    @Override
    public boolean isCertainIn(Way way) {
        return !way.answer().allowed().isEmpty();
    }

    @Override
    public Connection example(Way way) {
        return Fault.first(isCertainIn(way) ? way.answer().allowed() : way.uncertain(), way.ends());
    }
}
