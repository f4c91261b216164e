#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "data/observation_store.hpp"
#include "diag/bytes.hpp"
#include "load/fast/code_table.hpp"
#include "load/text/csv.hpp"

/// The fast reader of data files. Nearly all rows of a large file are plain: codes spelled as in
/// the units file, a year, digits. It reads them in chunks, on several threads and without strings,
/// and leaves every other row to the general reader (load/data/observations.hpp), which knows all
/// rules. A nation takes 0.5 s with it and 3.6 s without; a province does not need it.
namespace cchc::load {

/// How the work of reading is cut.
struct ReadingPlan {
    unsigned threads = 1;
    std::size_t piece = std::size_t{1} << 18;  ///< bytes; a multiple of 64
    bool fast = true;                          ///< false: the general reader for every row
    bool remarks = true;                       ///< whether the notes are wanted
    bool asks_for_evidence = true;  ///< whether rows must name it where their indicator asks for it
};

/// Where the rows of a file begin, and how they are cut.
struct RowLayout {
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    diag::Bytes text;
    std::uint64_t address = 0;  ///< of the text (diag/place.hpp)
    std::size_t begin = 0;      ///< first byte below the heading
    char separator = ',';
    char decimal_mark = '.';
    bool bare_figures = false;  ///< one in quotes is no plain figure
    std::size_t width = 0;      ///< cells in a row
    std::size_t unit = 0, indicator = 0, period = 0, numerator = 0, denominator = 0, value = 0;
    std::size_t note = nowhere, evidence = nowhere;
    std::vector<std::size_t> unnamed = {};  ///< columns without a heading: rows that hold anything
                                            ///< there are not plain
};

/// A row that found another one in its place.
struct SecondRow {
    RowIndex row = no_row;
    PackedFigure amount, base;
    std::size_t offset = 0;  ///< its first byte
};

/// What the fast reader made of a file.
struct PlainRows {
    /// False: a quote, line end or control character is not as RFC 4180 has it, and what was read
    /// is to be forgotten.
    bool regular = false;
    std::size_t plain = 0;  ///< rows read
    std::vector<std::size_t>
        others;  ///< first bytes of rows, or blank lines, left to the general reader
    std::vector<Remark> remarks;  ///< of plain rows, in reading order
    std::vector<SecondRow> second;
    std::size_t decimals = 0;       ///< figures of plain rows that show the decimal mark
    std::size_t first_decimal = 0;  ///< first byte of the first row with one
};

/// Reads the plain rows of files into columns.
class PlainReader {
  public:
    PlainReader(const Programme& programme, const Units& units, const Exemptions& exemptions);

    /// Adds the plain rows of a file to `rows`.
    PlainRows read(const RowLayout& layout, const ReadingPlan& plan, ObservationStore& rows) const;

  private:
    friend class PieceReader;

    /// The years for which a unit's row needs no second look.
    struct UnitFacts {
        Year first = 1, last = 0;
        Year last_level = 0;  ///< of levels, which are counted on a year's last day
        bool any_exempt = false;
    };
    /// What an indicator expects of its row.
    struct IndicatorFacts {
        enum class Needs : std::uint8_t { nothing_plain, counts, value_alone, value_and_weight };
        Needs needs = Needs::nothing_plain;
        bool level = false;
        bool whole_counts = false, whole_value = false;
        bool may_exceed_100 = false;
        bool within_100 = false, within_1 = false;  ///< bounds of the value
        bool asks_for_evidence = false;
    };

    const Exemptions& exemptions_;
    CodeTable unit_codes_, indicator_ids_;
    std::vector<UnitFacts> units_;
    std::vector<IndicatorFacts> indicators_;
};

}  // namespace cchc::load
