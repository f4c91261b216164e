// Prints the cells of a CSV file as our reader cuts them, for the tests beside this file:
//     csv_cells FILE [SEPARATOR]
//     {"rows": [["a", "b"], …], "faults": [{"row": 0, "kind": "unclosed"}, …]}

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "load/text/csv.hpp"
#include "load/text/encoding.hpp"

namespace {

using namespace cchc;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

const char* word(load::QuoteFault::Kind kind) {
    switch (kind) {
        case load::QuoteFault::Kind::unclosed:
            return "unclosed";
        case load::QuoteFault::Kind::inside_bare_cell:
            return "inside_bare_cell";
        case load::QuoteFault::Kind::text_behind_quote:
            return "text_behind_quote";
    }
    return "";
}

void write_cells(Writer& json, const load::Row& row) {
    json.StartArray();
    for (const load::Cell& cell : row.cells) json.String(std::string{cell.text});
    json.EndArray();
}

std::string cells_of(std::string_view text, char separator) {
    rapidjson::StringBuffer rows_text, faults_text;
    Writer rows{rows_text}, faults{faults_text};
    rows.StartArray();
    faults.StartArray();
    load::CsvReader reader{text, separator};
    load::Row row;
    for (unsigned at = 0; reader.next(row); ++at) {
        write_cells(rows, row);
        if (!row.fault) continue;
        faults.StartObject();
        faults.Key("row");
        faults.Uint(at);
        faults.Key("kind");
        faults.String(word(row.fault->kind));
        faults.EndObject();
    }
    rows.EndArray();
    faults.EndArray();
    return std::string{"{\"rows\": "} + rows_text.GetString() +
           ", \"faults\": " + faults_text.GetString() + "}";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return EXIT_FAILURE;
    std::ifstream file{argv[1], std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    diag::Sources sources;
    diag::Findings findings;
    const diag::Source* source = load::decode(sources, argv[1], diag::Bytes{bytes.str()}, findings);
    if (!source) return EXIT_FAILURE;
    std::cout << cells_of(source->text, argc > 2 ? argv[2][0] : ',') << "\n";
}
