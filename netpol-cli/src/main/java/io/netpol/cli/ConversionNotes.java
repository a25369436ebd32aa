package io.netpol.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.netpol.model.ClusterPolicyConversion;
import io.netpol.model.ConversionNote;
import io.netpol.yaml.Problem;
import io.netpol.yaml.Reading;
import java.util.List;

/** What is to be said of a conversion, each note at its place in the input. */
final class ConversionNotes {
    private ConversionNotes() {}

    /**
     * Gives the notes in their order.
     *
     * @param skipping whether what cannot be converted may be left out
     * @throws BadInputException if something cannot be converted and is not to be left out; the message holds all notes
     */
    static ImmutableList<Problem> of(ClusterPolicyConversion conversion, Reading read, boolean skipping) {
        ImmutableList<Problem> notes =
                conversion.notes().stream().map(note -> inPlace(note, read)).collect(toImmutableList());
        if (!conversion.isComplete() && !skipping) {
            throw new BadInputException(refusal(notes));
        }
        return notes;
    }

    private static Problem inPlace(ConversionNote note, Reading read) {
        return new Problem(
                note.kind().severity(),
                note.kind().code(),
                read.position(note.policy(), note.path()).orElseThrow(),
                note.policy().toString(),
                note.path(),
                note.message());
    }

    private static ImmutableList<String> refusal(List<Problem> notes) {
        long refused = notes.stream()
                .filter(Problem::isError)
                .map(Problem::object)
                .distinct()
                .count();
        return ImmutableList.<String>builder()
                .addAll(notes.stream().map(Problem::toString).toList())
                .add("netpol: " + refused + (refused == 1 ? " policy" : " policies")
                        + " cannot be converted, so nothing is written; --skip-invalid writes the others")
                .build();
    }
}
