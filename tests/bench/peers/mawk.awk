# mawk's part: mawk -v year=YEAR -v width=WIDTH -v out=OUT -f mawk.awk DATA. See README.md, "The reduced job".
# It reads no CSV: it cuts at commas, and passes over lines within notes because they begin with no unit.
BEGIN { FS = "," }
/^P[0-9]/ {
    ++lines[$1]
    if ($3 == year) {
        key = substr($1, 1, width) FS $2
        numerator[key] += $4
        denominator[key] += $5
        value[key] += $6
    }
}
END {
    CONVFMT = "%.6f"
    for (key in numerator) print key FS numerator[key] FS denominator[key] FS value[key] > out
    for (unit in lines) print unit FS lines[unit] > out
}
