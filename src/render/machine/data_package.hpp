#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "model/input_digest.hpp"
#include "render/machine/columns.hpp"
#include "render/report_page.hpp"

namespace cchc {
struct Report;
}

namespace cchc::render {

/// A table that lies beside a data package, in a file of the table's name: targets.csv.
struct PackagedTable {
    const Table* table = nullptr;
    OptionalColumns columns;  ///< which of those that options add it has
    std::uint64_t bytes = 0;
    std::string sha256;  ///< 64 hexadecimal digits
};

/// The name of a table's file.
std::string file_name(const Table& table);

/// What a report's tables are, for other programs: datapackage.json (Frictionless Data,
/// version 1, profile tabular-data-package). A resource for each table with its Table Schema
/// (render/machine/table_schema.hpp); sources are the files the report was made from. Holds no
/// date: same inputs, same bytes.
std::string data_package(const Report& report, std::span<const PackagedTable> packaged,
                         std::span<const InputDigest> inputs, const PageOptions& options);

}  // namespace cchc::render
