package io.bellwether.acceptance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.acceptance.house.Checkout;
import io.bellwether.acceptance.house.Commands;
import io.bellwether.acceptance.house.House;
import io.bellwether.acceptance.house.Said;
import io.bellwether.acceptance.house.UpProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is said in one sentence, and the exit code tells a script. */
class RefusalsTest {

    private final House house = House.running();

    @Test
    void aPortThatSomebodyElseUses() {
        int busy = house.gateway().getPort();

        Said said =
                UpProcess.begin(Checkout.freshFolder("busy"), busy, "--empty").await();

        refused(said, "Port " + busy + " is in use; choose another one with --port.");
    }

    @Test
    void aSecondUpOnTheSameData() {
        Said said = UpProcess.begin(house.data(), 0, "--empty").await();

        refused(said, "A stack is already running on " + house.data() + "; see ./bellwether status.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "load README.md --profile generic-long"})
    void whatNeedsARunningStackSaysSo(String words) {
        Path nothing = Checkout.freshFolder("nothing");

        refused(
                Commands.bellwether(nothing, words.split(" ")),
                "Nothing is running here; start it with ./bellwether up.");
    }

    @Test
    void logsThatAreNotThere() {
        refused(
                Commands.bellwether(Checkout.freshFolder("nothing"), "logs"),
                "There are no logs yet; start it with ./bellwether up.");
        Said said = house.bellwether("logs", "kitchen");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.output()).contains("There is no log of \"kitchen\"");
    }

    @Test
    void nobodyOfThisName() {
        Said said = house.bellwether("token", "owner.catering");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.lines()).singleElement().asString().contains("Nobody signs in as \"owner.catering\"");
    }

    @Test
    void aFileOrAProfileThatIsNotThere() {
        refused(
                house.bellwether("load", "nowhere.csv", "--profile", "generic-long"),
                "The file nowhere.csv cannot be read.");
        refused(
                house.bellwether("apply", "nowhere.yaml", "--as", "coordinator"),
                "The file nowhere.yaml cannot be read.");
        Said said = house.bellwether("load", "README.md", "--profile", "carrier-pigeon");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.output()).contains("There is no such profile");
    }

    @Test
    void aRunningHouseIsNotThrownAway() {
        refused(house.bellwether("reset", "--yes"), "It is running; stop it first (Ctrl-C where it was started).");
    }

    @Test
    void nothingIsThrownAwayUnasked() {
        Path data = Checkout.freshFolder("kept");

        Said said = Commands.bellwether(data, "reset");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.output()).contains("say --yes");
        assertThat(data).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "load README.md"})
    void wordsThatAreNotUnderstood(String words) {
        Said said = house.bellwether(words.split(" "));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.output()).containsAnyOf("Usage: bellwether", "Did you mean: bellwether");
    }

    private static void refused(Said said, String sentence) {
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.lines()).containsExactly("bellwether: " + sentence);
    }
}
