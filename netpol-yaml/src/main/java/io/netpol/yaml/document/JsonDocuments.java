package io.netpol.yaml.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of JSON values (RFC 8259), one document each, with white space or nothing between them. Jackson scans; depth
 * and size are limited here and not by Jackson, whose limits on names, numbers and texts would only get in the way.
 */
final class JsonDocuments {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String text;
    private final Limits limits;
    private final LineCursor cursor;
    private final Words words = new Words();
    private final List<Document> documents = new ArrayList<>();
    private final List<SyntaxProblem> problems = new ArrayList<>();
    private @Nullable Position firstFault;

    private TreeBuilder builder;
    private int problemsBefore;
    private int depth;
    /** Whether the current document is refused, and only its end is looked for. */
    private boolean skipping;

    JsonDocuments(String text, Limits limits) {
        this.text = text;
        this.limits = limits;
        this.cursor = new LineCursor(text);
        this.builder = new TreeBuilder(limits, problems::add);
    }

    Documents read() {
        try (JsonParser parser = FACTORY.createParser(text)) {
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    accept(token, parser);
                }
            } catch (JsonProcessingException e) {
                SyntaxProblem problem = new JsonFaults(text, cursor).explain(e, parser, builder.innermost());
                problems.add(problem);
                firstFault = problem.position();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return new Documents(documents, problems);
    }

    /** The place where the text stops being JSON, or null. */
    @Nullable
    Position firstFault() {
        return firstFault;
    }

    private void accept(JsonToken token, JsonParser parser) throws IOException {
        if (token.isStructStart()) {
            depth++;
        } else if (token.isStructEnd()) {
            depth--;
        }
        if (!skipping) {
            try {
                build(token, parser);
            } catch (RefusedDocument refused) {
                problems.add(refused.problem());
                skipping = true;
            }
        }
        if (depth == 0) {
            endDocument();
        }
    }

    private void build(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case START_OBJECT -> builder.openObject(position(parser), null);
            case START_ARRAY -> builder.openList(position(parser), null);
            case END_OBJECT, END_ARRAY -> builder.close();
            case FIELD_NAME -> text(parser.currentName(), position(parser));
            case VALUE_STRING -> {
                Position position = position(parser);
                text(words.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()), position);
            }
            case VALUE_NUMBER_INT -> plain(ScalarKind.INTEGER, parser);
            case VALUE_NUMBER_FLOAT -> plain(ScalarKind.FLOAT, parser);
            case VALUE_TRUE, VALUE_FALSE -> plain(ScalarKind.BOOLEAN, parser);
            case VALUE_NULL -> plain(ScalarKind.NULL, parser);
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no token of a text: " + token);
        }
    }

    private void text(String value, Position position) {
        int half = Characters.firstHalf(value);
        if (half >= 0) {
            problems.add(Characters.half(value.charAt(half), position));
        }
        builder.scalar(new ScalarNode(position, ScalarKind.STRING, value, false), null);
    }

    private void plain(ScalarKind kind, JsonParser parser) throws IOException {
        builder.scalar(new ScalarNode(position(parser), kind, parser.getText(), true), null);
    }

    private void endDocument() {
        boolean intact = problems.size() == problemsBefore;
        builder.root()
                .filter(Documents::hasValue)
                .ifPresent(root -> documents.add(new Document(root, root.position(), intact)));
        builder = new TreeBuilder(limits, problems::add);
        problemsBefore = problems.size();
        skipping = false;
    }

    private Position position(JsonParser parser) {
        return cursor.at((int) parser.currentTokenLocation().getCharOffset());
    }
}
