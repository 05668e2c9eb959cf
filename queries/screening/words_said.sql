-- What stands in a cell, without white space around it; null where that is nothing.
-- Grain: a scalar. Excel and WPS leave tabs, no-break and full-width spaces too; cells without any are not searched.
create or replace macro words_said(cell) as case
    when
        cell = ''
        or ord(cell) in (9, 10, 13, 32, 160, 12288)
        or ends_with(cell, ' ')
        or ends_with(cell, chr(9))
        or ends_with(cell, chr(10))
        or ends_with(cell, chr(160))
        or ends_with(cell, chr(12288))
        then nullif(trim(cell, concat(' ', chr(9), chr(10), chr(13), chr(160), chr(12288))), '')
    else cell
end;
