package com.example.shop;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the comments out of YAML text, and nothing else:
 *
 * <ul>
 *   <li>a line whose first character that is no blank is a number sign is left out;
 *   <li>of an empty line right behind one that was left out, the same holds;
 *   <li>a number sign with a blank before it ends the line, and the blanks before it go too.
 * </ul>
 *
 * <p>All other lines stay as they are, character by character. Lines with quotes are refused, as a number sign inside quotes
 * is no comment; so are block texts, of which every line is text.
 */
final class Comments {
    private Comments() {}

    static String removed(String yaml) {
        List<String> kept = new ArrayList<>();
        boolean behindComment = false;
        // The limit keeps what stands behind the last line feed, so that joining gives the same text again.
        for (String line : yaml.split("\n", -1)) {
            if (line.stripLeading().startsWith("#") || (behindComment && line.isEmpty())) {
                behindComment = true;
                continue;
            }
            behindComment = false;
            if (line.matches(".*['\"].*|.*[|>][-+0-9]*")) {
                throw new IllegalArgumentException("a line in which a number sign may be no comment: " + line);
            }
            kept.add(line.replaceFirst(" +#.*", ""));
        }
        return String.join("\n", kept);
    }
}
