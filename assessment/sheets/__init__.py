"""Tables and quotations as HTML text: the twin of every picture, and pictures that are text."""

from assessment.sheets.budget import (
    indicators_sheet,
    project_facts,
    projects_sheet,
    spending_sheet,
)
from assessment.sheets.calendar import (
    calendar_sheet,
    calendar_table,
    owed,
    owed_list,
    owed_sheet,
    reporters,
    reporters_sheet,
)
from assessment.sheets.catalogue import (
    catalogue_sheet,
    concept_sheet,
    tasks_sheet,
)
from assessment.sheets.comparison import comparison_sheet, differences_sheet, multiples_sheet
from assessment.sheets.completion import (
    completion_sheet,
    months_sheet,
    years_sheet,
)
from assessment.sheets.downloads import addresses_sheet
from assessment.sheets.dual import (
    dual_sheet,
    plan_sheet,
)
from assessment.sheets.evaluation import (
    evaluation_form,
)
from assessment.sheets.guidance import (
    advice_note,
    advice_opener,
    glossary_list,
    task_list,
    task_sheet,
)
from assessment.sheets.html import (
    Link,
    further,
    quotation,
)
from assessment.sheets.movement import (
    causes_sheet,
    changes_sheet,
    moves_sheet,
)
from assessment.sheets.overview import (
    categories_sheet,
    gaps_list,
    gaps_sheet,
    heat_table,
    key_numbers,
    unreported_list,
    unreported_sheet,
)
from assessment.sheets.points import (
    points_sheet,
)
from assessment.sheets.quality import (
    agreement_sheet,
    checks_sheet,
    findings_sheet,
    uses_sheet,
)
from assessment.sheets.ranking import (
    ranking_sheet,
)
from assessment.sheets.records import (
    batch_facts,
    batch_rows_sheet,
    batches_sheet,
)
from assessment.sheets.reporting import (
    before_words,
    problems_sheet,
    remarks,
    report_tasks_sheet,
    reports_sheet,
    rules_list,
    said,
    sending_changes_sheet,
    status_words,
)
from assessment.sheets.review import (
    execution_sheet,
    recomputed_sheet,
    review_list,
)
from assessment.sheets.rules import (
    combinations_words,
    leaves_sheet,
    methods_sheet,
    policies_sheet,
    rules_in_use,
    steps_list,
    worked_card,
)
from assessment.sheets.search import marked, search_results
from assessment.sheets.source import (
    document_sheet,
    use_words,
)
from assessment.sheets.tiles import map_sheet
from assessment.sheets.trial import (
    TRIED,
    gain_paragraph,
    reach_sheet,
    stability_sheet,
    trial_address,
    trial_sheet,
)
from assessment.sheets.unit import (
    composition_sheet,
    measures_sheet,
    score_trend_sheet,
)
from assessment.sheets.verification import changed_cells_frame, changed_cells_sheet, verified_tables
from assessment.sheets.views import views_list

__all__ = [
    "TRIED",
    "Link",
    "addresses_sheet",
    "advice_note",
    "advice_opener",
    "agreement_sheet",
    "batch_facts",
    "batch_rows_sheet",
    "batches_sheet",
    "before_words",
    "calendar_sheet",
    "calendar_table",
    "catalogue_sheet",
    "categories_sheet",
    "causes_sheet",
    "changed_cells_frame",
    "changed_cells_sheet",
    "changes_sheet",
    "checks_sheet",
    "combinations_words",
    "comparison_sheet",
    "completion_sheet",
    "composition_sheet",
    "concept_sheet",
    "differences_sheet",
    "document_sheet",
    "dual_sheet",
    "evaluation_form",
    "execution_sheet",
    "findings_sheet",
    "further",
    "gain_paragraph",
    "gaps_list",
    "gaps_sheet",
    "glossary_list",
    "heat_table",
    "indicators_sheet",
    "key_numbers",
    "leaves_sheet",
    "map_sheet",
    "marked",
    "measures_sheet",
    "methods_sheet",
    "months_sheet",
    "moves_sheet",
    "multiples_sheet",
    "owed",
    "owed_list",
    "owed_sheet",
    "plan_sheet",
    "points_sheet",
    "policies_sheet",
    "problems_sheet",
    "project_facts",
    "projects_sheet",
    "quotation",
    "ranking_sheet",
    "reach_sheet",
    "recomputed_sheet",
    "remarks",
    "report_tasks_sheet",
    "reporters",
    "reporters_sheet",
    "reports_sheet",
    "review_list",
    "rules_in_use",
    "rules_list",
    "said",
    "score_trend_sheet",
    "search_results",
    "sending_changes_sheet",
    "spending_sheet",
    "stability_sheet",
    "status_words",
    "steps_list",
    "task_list",
    "task_sheet",
    "tasks_sheet",
    "trial_address",
    "trial_sheet",
    "unreported_list",
    "unreported_sheet",
    "use_words",
    "uses_sheet",
    "verified_tables",
    "views_list",
    "worked_card",
    "years_sheet",
]
