package com.example.shop;

import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.pods;

import io.netpol.dsl.Pods;
import java.util.List;

/** Who there is: the namespaces, and the pods of each workload by their label. A name that is misspelled does not compile. */
final class Shop {
    static final String SHOP = "shop";
    static final String PAYMENTS = "payments";
    static final String DATA = "data";
    static final String MONITORING = "monitoring";
    static final List<String> NAMESPACES = List.of(SHOP, PAYMENTS, DATA, MONITORING);

    static final Pods FRONTEND = app("frontend");
    static final Pods CATALOG = app("catalog");
    static final Pods CART = app("cart");
    static final Pods CHECKOUT = app("checkout");
    static final Pods GATEWAY = app("gateway");
    static final Pods FRAUD_CHECK = app("fraud-check");
    static final Pods SETTLEMENT = app("settlement");
    static final Pods ORDERS_DB = app("orders-db");
    static final Pods CACHE = app("cache");
    static final Pods SEARCH = app("search");
    static final Pods SEARCH_INDEXER = app("search-indexer");
    static final Pods PROMETHEUS = app("prometheus");
    static final Pods GRAFANA = app("grafana");
    static final Pods LOG_COLLECTOR = app("log-collector");

    /** What does the work behind the web tier, in the shop and elsewhere. */
    static final Pods BACKENDS = pods(labeled("tier", "backend"));

    private Shop() {}

    private static Pods app(String name) {
        return pods(labeled("app", name));
    }
}
