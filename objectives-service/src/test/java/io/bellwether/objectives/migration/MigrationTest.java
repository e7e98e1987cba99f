package io.bellwether.objectives.migration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.objectives.Door;
import io.bellwether.objectives.PeersResource;
import io.bellwether.testing.PostgresResource;
import io.bellwether.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PeersResource.class)
class MigrationTest {

    private static final String CS = "owner.customer-service";

    private String title;

    @BeforeEach
    void a_title_of_its_own() {
        title = "Serve " + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void key_results_and_their_progress_become_drafts_metrics_and_measurements() {
        String table = """
                objective,start_date,end_date,key result,unit,startValue,targetValue,weight,date,value,comment
                %s,2026-01-01,2026-12-31,Calls a week,calls,1200,900,2,2026-01-12,1180,slow start
                ,,,Calls a week,,,,,2026-01-19,1150,
                %s,,,"Satisfaction, overall",points,3.9,4.4,,2026-01-31T10:00:00Z,4.0,
                """.formatted(title, title);
        Response preview = migrate(CS, table, "&preview=true");
        assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(200);
        assertThat(preview.jsonPath().getList("recognised.ignored")).isEqualTo(List.of("comment"));
        assertThat((Object) preview.path("objectives[0].id")).isNull();
        assertThat(migrate(CS, table, "&preview=yes").statusCode()).isEqualTo(400);
        assertThat(titles()).doesNotContain(title);
        Response made = migrate(CS, table, "");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
        assertThat((String) made.path("valuesImport")).isEqualTo("3 values");
        String id = made.path("objectives[0].id");
        Response objective = Door.as(CS).get("/api/v1/objectives/" + id);
        assertThat((String) objective.path("status")).isEqualTo("draft");
        assertThat(objective.jsonPath().getList("kpis.target.kind")).containsExactly("level", "level");
        assertThat(objective.jsonPath().getInt("kpis[0].target.atMost")).isEqualTo(900);
        assertThat(objective.jsonPath().getInt("kpis[0].target.baseline.value")).isEqualTo(1200);
        assertThat(objective.jsonPath().getDouble("kpis[1].target.atLeast")).isEqualTo(4.4);
        assertThat((String) objective.path("kpis[0].measure")).startsWith("last(customer_service.serve_");
        assertThat(Door.as("viewer").get("/api/v1/objectives/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_refused_line_refuses_all_unless_it_may_be_left_out() {
        String table = """
                Objective;Quarter;Key result;Start;Target;Value
                %s;Q1 2026;Good;10,5;20;12
                %s;Q1 2026;No target;1;;
                %s;Q1 2026;Odd number;1.000,5;20;
                """.replace("Start;", "Start value;").formatted(title, title, title);
        Response refused = migrate(CS, table, "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.line", Integer.class)).containsExactly(3, 4);
        assertThat(titles()).doesNotContain(title);
        Response skipped = migrate(CS, table, "&onError=skip");
        assertThat(skipped.jsonPath().getList("objectives[0].kpis.name")).containsExactly("Good");
        assertThat(skipped.jsonPath().getList("refused.code")).containsExactly("no-target", "not-a-number");
        Response again = migrate(CS, table, "&onError=skip");
        assertThat(again.jsonPath().getList("refused.code", String.class)).contains("objective");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Objective,Key result,Target,Period | O,K,5,Q5 2026 | period",
                "Objective,Key result,Target,Start,End | O,K,5,2026-02-01,2026-01-01 | order",
                "Objective,Key result,Target,Start,End | O,K,5,1/2/2026,2026-12-31 | not-a-date",
                "Objective,Key result,Target,Start,End | O,K,5,2026-02-30,2026-12-31 | not-a-date",
                "Objective,Key result,Target,Period | O,K,12%,2026 | not-a-number",
                "Objective,Key result,Target,Baseline,Period | O,K,5,5,2026 | no-distance",
                "Objective,Key result,Target,Weight,Period | O,K,5,-1,2026 | weight",
                "Objective,Key result,Target,Period | O,,5,2026 | no-key-result",
                "Objective,Key result,Target,Period | ,K,5,2026 | no-objective",
                "Objective,Key result,Target,Period,Date,Value | O,K,5,2026,2999-01-01,1 | in-the-future",
                "Objective,Key result,Target | O,K,5 | objective",
                "Objective,Key result,Target,Period,Type | O,K,5,2026,nonsense | objective"
            })
    void what_cannot_be_read_in_one_way_is_refused_with_its_line(String head, String row, String code) {
        Response preview = migrate(CS, head + "\n" + row + "\n", "&preview=true");
        assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(200);
        assertThat(preview.jsonPath().getList("refused.code", String.class)).containsExactly(code);
        assertThat(preview.jsonPath().getList("refused.line", Integer.class)).containsExactly(2);
    }

    @Test
    void rows_that_contradict_each_other_are_refused() {
        Response preview = migrate(CS, "Objective,Key result,Target,Period\nO,K,5,2026\nO,K,6,2026\n", "&preview=true");
        assertThat(preview.jsonPath().getString("refused[0].code")).isEqualTo("contradiction");
        assertThat(preview.jsonPath().getInt("refused[0].line")).isEqualTo(3);
    }

    @Test
    void old_files_are_read_too() {
        byte[] old = ("Ziel;Key result;Target;Period\n" + title + " für alle;K;5;2026\n")
                .getBytes(Charset.forName("windows-1252"));
        Response preview = request(CS).body(old).post("/api/v1/objectives/migration?preview=true");
        assertThat(preview.jsonPath().getString("objectives[0].title")).endsWith("für alle");
        assertThat(preview.jsonPath().getString("recognised.encoding")).isEqualTo("windows-1252");
    }

    @Test
    void what_is_no_such_table_is_refused() {
        assertThat(migrate(CS, "Name,Number\na,1\n", "").statusCode()).isEqualTo(422);
        assertThat(migrate(CS, "", "").statusCode()).isEqualTo(400);
        assertThat(migrate(CS, "Objective,\"Key result\n", "").statusCode()).isEqualTo(400);
        assertThat(migrate(CS, "Objective,Key result\n", "&start=x").statusCode())
                .isEqualTo(400);
        assertThat(migrate(CS, "Objective,Key result\n", "&onError=maybe").statusCode())
                .isEqualTo(400);
        assertThat(migrate("owner.human-resources", "Objective,Key result\n", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(migrate("coordinator", "Objective,Key result\n", "").statusCode())
                .isEqualTo(403);
    }

    private static List<String> titles() {
        return Door.as(CS).get("/api/v1/objectives?limit=200").jsonPath().getList("items.title");
    }

    private static Response migrate(String person, String table, String parameters) {
        return request(person)
                .body(table.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/objectives/migration?department=customer-service" + parameters);
    }

    private static io.restassured.specification.RequestSpecification request(String person) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(
                                EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.BINARY)))
                .auth()
                .oauth2(Tokens.as(person))
                .contentType("text/csv");
    }
}
