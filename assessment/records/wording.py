"""Batches in words."""

from collections.abc import Mapping
from typing import Any

KIND_WORDS = {
    "report": "填报",
    "review": "审核",
    "target": "任务",
    "method": "计分办法",
    "scheme": "考核方案",
    "reversal": "撤销",
}


def batch_words(row: Mapping[str, Any], reversal: str | None) -> str:
    """One batch in a line: when, who, what, from which file, and whether it still counts."""
    file = f"，文件 {row['file_name']}（SHA-256 {row['file_sha256'][:12]}…）" if row["file_name"] else ""
    alone = "（单人模式）" if row["is_alone"] else ""
    of = f" {row['reverses_record_id']}" if row["reverses_record_id"] else ""
    reason = f"，原因：{row['reason']}" if row["reason"] else ""
    end = f"，已被 {reversal} 撤销" if reversal else ""
    counted = f"，{row['row_count']} 行" if row["row_count"] else ""
    moment = f"{row['recorded_at']:%Y-%m-%d %H:%M:%S}"
    return f"{row['record_id']}  {moment}  {row['recorded_by']}{alone}  {KIND_WORDS[row['kind']]}{of}{counted}{file}{reason}{end}"
