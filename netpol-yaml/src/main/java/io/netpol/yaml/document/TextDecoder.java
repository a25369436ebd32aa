package io.netpol.yaml.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Makes text of bytes: UTF-8, or UTF-16 if a byte order mark says so. Nothing is replaced: what is no text in that encoding
 * is a problem with its place.
 */
final class TextDecoder {

    private TextDecoder() {}

    /** The text, without its byte order mark, or the problem. Exactly one of the two is there. */
    sealed interface Decoded {}

    record Text(String text) implements Decoded {}

    record Unreadable(SyntaxProblem problem) implements Decoded {}

    static Decoded decode(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return unreadable(Position.START, "the source is UTF-32; save it as UTF-8");
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decode(bytes, startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static Decoded decode(byte[] bytes, int offset, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length - offset);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (!result.isError()) {
            return new Text(text);
        }
        String odd = String.format(Locale.ROOT, "0x%02X", bytes[in.position()] & 0xFF);
        return unreadable(
                new LineCursor(text).at(text.length()),
                "the byte " + odd + " is no " + charset.name() + " text here; save the source as UTF-8");
    }

    private static Decoded unreadable(Position position, String message) {
        return new Unreadable(new SyntaxProblem(position, SyntaxCode.BAD_ENCODING, message));
    }
}
