# completions of cchc for PowerShell: the program itself says what can stand at the cursor
Register-ArgumentCompleter -Native -CommandName cchc, cchc.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @()
    $current = ''
    # a list such as html,xlsx is one word here, and another thing to PowerShell
    foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
        $extent = $element.Extent
        if ($extent.StartOffset -ge $cursorPosition) { break }
        if ($extent.EndOffset -ge $cursorPosition) {
            $current = $extent.Text.Substring(0, $cursorPosition - $extent.StartOffset)
        } else {
            $words += $extent.Text.Trim('"', "'")
        }
    }
    if ($wordToComplete -and -not $current) { $current = $wordToComplete }
    # PowerShell replaces $wordToComplete, which may be the end of the word only
    $kept = ''
    if ($current.EndsWith($wordToComplete)) {
        $kept = $current.Substring(0, $current.Length - $wordToComplete.Length)
    }
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $offers = @(& cchc __complete @words "=$($current.Trim('"', "'"))" 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    # without an offer PowerShell offers files, which is what :files and :folders ask for
    foreach ($offer in ($offers | Select-Object -SkipLast 1)) {
        $word, $text = $offer -split "`t", 2
        if (-not $text) { $text = $word }
        if ($kept -and $word.StartsWith($kept)) { $word = $word.Substring($kept.Length) }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $text)
    }
}
