package io.bellwether.gateway.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ApiPageTest {

    private static final String DOCUMENT = """
            {"info": {"description": "An API."},
             "paths": {"/api/v1/things/{id}": {"get": {
               "operationId": "getThing", "tags": ["things"], "summary": "A <thing>",
               "parameters": [{"name": "id", "in": "path", "schema": {"type": "string"}}],
               "responses": {"200": {"description": "It", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                             "default": {"$ref": "#/components/responses/Problem"}}}}},
             "components": {
               "responses": {"Problem": {"description": "Refused"}},
               "schemas": {"Thing": {"required": ["key"], "properties": {"key": {"type": "string"}, "tags": {"items": {"type": "string"}}}}}}}
            """;

    @Test
    void an_operation_names_its_parameters_answers_and_schemas() throws Exception {
        String page = new ApiPage(new ObjectMapper().readTree(DOCUMENT)).html();

        assertTrue(page.contains("<code>/api/v1/things/{id}</code>"));
        assertTrue(page.contains("<a href=\"#schema-Thing\">Thing</a>"));
        assertTrue(page.contains("<code>key</code> required"));
        assertTrue(page.contains("list of string"));
        assertTrue(page.contains("Refused"));
    }

    @Test
    void what_a_document_says_is_never_markup() throws Exception {
        String page = new ApiPage(new ObjectMapper().readTree(DOCUMENT)).html();

        assertTrue(page.contains("A &lt;thing&gt;"));
        assertFalse(page.contains("A <thing>"));
    }
}
