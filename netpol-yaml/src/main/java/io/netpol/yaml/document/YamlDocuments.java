package io.netpol.yaml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Reads the documents of a YAML stream.
 *
 * <p>Documents of plain YAML are read by {@link PlainYaml}. Of the others SnakeYAML scans and parses; its events go into a
 * {@link TreeBuilder} without a tree of SnakeYAML's in between. Where the
 * parser gives up, its state says nothing about the rest of the stream: a new parser starts at the next line {@code ---}.
 * Every character is scanned once by either, and once more in a document with an error.
 */
final class YamlDocuments {

    private static final Pattern VERSION = Pattern.compile("^%YAML[ \\t]+(\\S+)", Pattern.MULTILINE);

    private static final Pattern UNKNOWN_DIRECTIVE = Pattern.compile("^%(?!(?:YAML|TAG)[ \\t])", Pattern.MULTILINE);

    private final String text;
    private final Limits limits;
    private final LineCursor cursor;
    private final SeparatingTabs tabs;
    private final List<Document> documents = new ArrayList<>();
    private final List<SyntaxProblem> problems = new ArrayList<>();
    private @Nullable Position firstFault;

    /** Whether documents of plain YAML are read without SnakeYAML, as far as they go. */
    private final boolean direct;

    YamlDocuments(String text, Limits limits) {
        this(text, limits, true);
    }

    /** A reader that asks SnakeYAML about every document, unless it is told to read plain ones directly. */
    YamlDocuments(String text, Limits limits, boolean direct) {
        this.text = text;
        // A tag that a directive declares has its meaning in later documents too: no parser may miss the directive.
        this.direct = direct && !hasDirective(text);
        this.limits = limits;
        this.cursor = new LineCursor(text);
        this.tabs = new SeparatingTabs(text);
    }

    Documents read() {
        int from = 0;
        while (from < text.length()) {
            int forbidden = Characters.firstForbidden(text, from);
            if (forbidden < 0) {
                readPart(from, text.length());
                break;
            }
            // Only the document that holds the character is lost.
            readPart(from, Separators.before(text, from, forbidden));
            Position position = cursor.at(forbidden);
            char c = text.charAt(forbidden);
            fault(Character.isSurrogate(c) ? Characters.half(c, position) : Characters.forbidden(c, position));
            from = Separators.after(text, forbidden);
        }
        return new Documents(documents, problems);
    }

    /** The place of the first problem that ended a document because the text is no YAML, or null. */
    @Nullable
    Position firstFault() {
        return firstFault;
    }

    private void fault(SyntaxProblem problem) {
        problems.add(problem);
        if (firstFault == null) {
            firstFault = problem.position();
        }
    }

    private static boolean hasDirective(String text) {
        int at = text.indexOf('%');
        while (at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
            at = text.indexOf('%', at + 1);
        }
        return at >= 0;
    }

    private void readPart(int from, int to) {
        int next = from;
        while (next < to) {
            next = readPlain(next, to);
            if (next < to) {
                next = new Stream(next, to).read();
            }
        }
    }

    /** Reads the documents that are plain YAML, and gives the offset of the first that is not, or of the end. */
    private int readPlain(int from, int to) {
        if (!direct || (from > 0 && !Separators.isAt(text, from))) {
            return from;
        }
        PlainYaml plain = new PlainYaml(text, to, limits);
        int next = from;
        int line = cursor.at(from).line();
        while (next < to && plain.read(next, line)) {
            plain.root()
                    .filter(Documents::hasValue)
                    .ifPresent(root -> documents.add(new Document(root, plain.start(), true)));
            next = plain.offset();
            line = plain.line();
        }
        return next;
    }

    /** One run of a parser, up to the end of its part or to the first document that cannot be read. */
    private final class Stream {
        private final int end;
        private final TextReader reader;
        private final Parser parser;
        private TreeBuilder builder = newBuilder();
        /** Where the body of the current document starts, or -1 between documents. */
        private int body = -1;
        /** Where to start in order to read the current or the coming document again. */
        private int origin;

        private Position start = Position.START;
        private int problemsBefore;
        /** Whether the last document was kept and ended without a line that says so: text may still follow that it owns. */
        private boolean retractable;

        Stream(int from, int to) {
            this.end = to;
            this.origin = from;
            this.reader = new TextReader(text, from, to, tabs);
            this.parser = new ParserImpl(reader, new LoaderOptions());
        }

        private TreeBuilder newBuilder() {
            return new TreeBuilder(limits, problems::add);
        }

        /** Gives the offset to go on from. */
        int read() {
            while (true) {
                Event event;
                try {
                    event = parser.getEvent();
                } catch (MarkedYAMLException e) {
                    if (readsAgain(e)) {
                        return origin;
                    }
                    return giveUp(new YamlFaults(text, end, cursor).explain(e, builder.innermost()));
                } catch (YAMLException | NumberFormatException e) {
                    // The scanner has a few errors without a place, and lets one of the JDK's through.
                    return giveUp(new YamlFaults(text, end, cursor).unplaced(reader.getIndex()));
                }
                if (event.is(Event.ID.StreamEnd)) {
                    checkDirectives(origin, end);
                    return end;
                }
                try {
                    accept(event);
                } catch (RefusedDocument refused) {
                    problems.add(refused.problem());
                    return Separators.after(text, body);
                }
                if (direct && event.is(Event.ID.DocumentEnd) && Separators.isAt(text, origin)) {
                    // The next document may be a plain one again.
                    return origin;
                }
            }
        }

        private boolean readsAgain(MarkedYAMLException e) {
            int found = YamlFaults.place(e, end);
            boolean stoppedByTab = found < end && text.charAt(found) == '\t' && !YamlFaults.isInQuotes(e);
            if (!stoppedByTab || !tabs.admit(origin, found)) {
                return false;
            }
            if (body >= 0) {
                problems.subList(problemsBefore, problems.size()).clear();
            }
            return true;
        }

        private int giveUp(YamlFaults.Fault fault) {
            if (body < 0 && retractable) {
                documents.remove(documents.size() - 1);
            }
            fault(fault.problem());
            if (body >= 0) {
                return Separators.after(text, body);
            }
            int separator = Separators.after(text, fault.earliest());
            // The line --- that ends the directives starts the document that they belong to.
            return fault.inDirective() ? Separators.after(text, separator) : separator;
        }

        private void accept(Event event) {
            switch (event.getEventId()) {
                case DocumentStart -> startDocument((DocumentStartEvent) event);
                case DocumentEnd -> endDocument((DocumentEndEvent) event);
                case Scalar -> scalar((ScalarEvent) event);
                case Alias -> builder.alias(((AliasEvent) event).getAnchor(), position(event));
                case SequenceStart -> {
                    SequenceStartEvent list = (SequenceStartEvent) event;
                    Position position = position(event);
                    checkCollectionTag(list.getTag(), Tags.SEQ, "a list", position);
                    builder.openList(position, list.getAnchor());
                }
                case MappingStart -> {
                    MappingStartEvent mapping = (MappingStartEvent) event;
                    Position position = position(event);
                    checkCollectionTag(mapping.getTag(), Tags.MAP, "a mapping", position);
                    builder.openObject(position, mapping.getAnchor());
                }
                case SequenceEnd, MappingEnd -> builder.close();
                case StreamStart, StreamEnd, Comment -> {}
            }
        }

        private void startDocument(DocumentStartEvent event) {
            int offset = event.getStartMark().getIndex();
            start = cursor.at(offset);
            cursor.mark();
            body = event.getEndMark().getIndex();
            origin = beforeIndentation(offset);
            problemsBefore = problems.size();
            builder = newBuilder();
            retractable = false;
            checkDirectives(offset, body);
        }

        private int beforeIndentation(int offset) {
            int i = offset;
            while (i > 0 && text.charAt(i - 1) == ' ') {
                i--;
            }
            return i;
        }

        /** Looks at a part of the text that has no values in it. */
        private void checkDirectives(int from, int to) {
            String directives = text.substring(from, to);
            Matcher unknown = UNKNOWN_DIRECTIVE.matcher(directives);
            if (unknown.find()) {
                problems.add(new SyntaxProblem(
                        cursor.at(from + unknown.start()), SyntaxCode.YAML_SYNTAX, YamlFaults.DIRECTIVE));
            }
            Matcher version = VERSION.matcher(directives);
            if (version.find() && !"1.1".equals(version.group(1))) {
                problems.add(new SyntaxProblem(
                        cursor.at(from + version.start()),
                        SyntaxCode.UNSUPPORTED_VERSION,
                        "YAML " + Excerpt.of(version.group(1))
                                + " is asked for, and Kubernetes reads YAML 1.1; delete the line %YAML"));
            }
        }

        private void endDocument(DocumentEndEvent event) {
            boolean intact = problems.size() == problemsBefore;
            builder.root().filter(Documents::hasValue).ifPresent(root -> {
                documents.add(new Document(root, start, intact));
                retractable = !event.getExplicit();
            });
            body = -1;
            origin = event.getEndMark().getIndex();
        }

        private void scalar(ScalarEvent event) {
            Position position = position(event);
            String value = event.getValue();
            boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
            String tag = event.getTag();
            if (event.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED) {
                int half = Characters.firstHalf(value);
                if (half >= 0) {
                    problems.add(Characters.half(value.charAt(half), position));
                }
            }
            if (plain && tag == null && value.equals("<<")) {
                builder.mergeMark(new ScalarNode(position, ScalarKind.STRING, value, true), event.getAnchor());
                return;
            }
            if (plain) {
                checkColon(event.getEndMark().getIndex());
            }
            ScalarKind kind = plain ? PlainText.kind(value) : ScalarKind.STRING;
            if (tag != null) {
                kind = taggedKind(tag, value, kind, position);
            }
            builder.scalar(new ScalarNode(position, kind, value, plain), event.getAnchor());
        }

        /** In flow style {@code a:[b]} and a colon before a bracket or comma are a key to SnakeYAML, and an error or text to the API tooling. */
        private void checkColon(int offset) {
            if (offset + 1 < end && text.charAt(offset) == ':' && ",[]{}".indexOf(text.charAt(offset + 1)) >= 0) {
                throw new RefusedDocument(
                        cursor.at(offset),
                        SyntaxCode.YAML_SYNTAX,
                        "a colon behind a text without quotes needs a space after it, or the text needs quotes");
            }
        }

        /** What a scalar with a tag is: the tag looks through quotes, and the text has to fit it. */
        private ScalarKind taggedKind(String tag, String value, ScalarKind untagged, Position position) {
            ScalarKind meant = PlainText.kind(value);
            ScalarKind kind = switch (tag) {
                case Tags.NONE, Tags.STR -> ScalarKind.STRING;
                case Tags.INT -> ScalarKind.INTEGER;
                case Tags.FLOAT -> ScalarKind.FLOAT;
                case Tags.BOOL -> ScalarKind.BOOLEAN;
                case Tags.NULL -> ScalarKind.NULL;
                case Tags.SEQ, Tags.MAP -> {
                    mismatch(tag, "the text \"" + Excerpt.of(value) + "\"", position);
                    yield untagged;
                }
                default -> {
                    unsupported(tag, position);
                    yield untagged;
                }
            };
            boolean fits = kind == ScalarKind.STRING
                    || kind == untagged
                    || kind == meant
                    || (kind == ScalarKind.FLOAT && meant == ScalarKind.INTEGER);
            if (!fits) {
                mismatch(tag, "\"" + Excerpt.of(value) + "\"", position);
                return untagged;
            }
            return kind;
        }

        private void checkCollectionTag(@Nullable String tag, String wanted, String what, Position position) {
            if (tag == null || tag.equals(wanted) || tag.equals(Tags.NONE)) {
                return;
            }
            if (Tags.isPlainType(tag)) {
                mismatch(tag, what, position);
            } else {
                unsupported(tag, position);
            }
        }

        private void mismatch(String tag, String what, Position position) {
            problems.add(new SyntaxProblem(
                    position,
                    SyntaxCode.TAG_MISMATCH,
                    "the tag " + Tags.shown(tag) + " does not fit " + what + "; delete the tag or mend the value"));
        }

        private void unsupported(String tag, Position position) {
            problems.add(new SyntaxProblem(
                    position,
                    SyntaxCode.UNSUPPORTED_TAG,
                    "the tag " + Tags.shown(tag) + " has no meaning in a manifest; delete it,"
                            + " or quote the text if \"!\" is a part of it"));
        }

        private Position position(Event event) {
            return cursor.at(event.getStartMark().getIndex());
        }
    }
}
