"""Findings in words: the headline over a page, the sentence that replaces a picture, what values rest on."""

from assessment.headlines.budget import (
    indicators_sentence as indicators_sentence,
    money as money,
    plan_words as plan_words,
    projects_headline as projects_headline,
    projects_sentence as projects_sentence,
    spending_sentence as spending_sentence,
)
from assessment.headlines.calendar import (
    calendar_coverage as calendar_coverage,
    calendar_day as calendar_day,
    calendar_headline as calendar_headline,
    calendar_sentence as calendar_sentence,
    counting_note as counting_note,
    deadline_note as deadline_note,
    owed_sentence as owed_sentence,
    report_word as report_word,
    reporters_sentence as reporters_sentence,
)
from assessment.headlines.catalogue import (
    catalogue_headline as catalogue_headline,
    catalogue_sentence as catalogue_sentence,
    commonality_words as commonality_words,
    concept_headline as concept_headline,
    concept_sentence as concept_sentence,
    kind_words as kind_words,
    limit_words as limit_words,
    target_said as target_said,
    targets_said as targets_said,
)
from assessment.headlines.comparison import (
    comparison_headline as comparison_headline,
    comparison_scope as comparison_scope,
    comparison_sentence as comparison_sentence,
    comparison_subtitle as comparison_subtitle,
    differences_sentence as differences_sentence,
    multiples_subtitle as multiples_subtitle,
)
from assessment.headlines.completion import (
    completion_headline as completion_headline,
    completion_sentence as completion_sentence,
    measure_rule_note as measure_rule_note,
    measure_words as measure_words,
    months_sentence as months_sentence,
    months_subtitle as months_subtitle,
    reconciliation_note as reconciliation_note,
    total_sentence as total_sentence,
    years_sentence as years_sentence,
)
from assessment.headlines.dual import (
    corner_words as corner_words,
    dual_coverage as dual_coverage,
    dual_headline as dual_headline,
    dual_rules as dual_rules,
    dual_sentence as dual_sentence,
    dual_subtitle as dual_subtitle,
    reason_words as reason_words,
    unjudged_words as unjudged_words,
)
from assessment.headlines.evaluation import (
    evaluation_headline as evaluation_headline,
    evaluation_sentence as evaluation_sentence,
    execution_sentence as execution_sentence,
    rule_note as rule_note,
    unscored_words as unscored_words,
)
from assessment.headlines.guidance import (
    glossary_headline as glossary_headline,
    task_headline as task_headline,
)
from assessment.headlines.lights import forecast_words as forecast_words, memory_words as memory_words
from assessment.headlines.movement import (
    cause_words as cause_words,
    causes_note as causes_note,
    causes_sentence as causes_sentence,
    changes_sentence as changes_sentence,
    moves_headline as moves_headline,
    moves_sentence as moves_sentence,
    moves_subtitle as moves_subtitle,
    state_words as state_words,
    without_parts as without_parts,
)
from assessment.headlines.overview import (
    KeyNumber as KeyNumber,
    categories_sentence as categories_sentence,
    gap_sentence as gap_sentence,
    gaps_sentence as gaps_sentence,
    key_numbers as key_numbers,
    overview_headline as overview_headline,
    pace as pace,
    unreported_sentence as unreported_sentence,
)
from assessment.headlines.quality import (
    agreement_sentence as agreement_sentence,
    checks_sentence as checks_sentence,
    document_words as document_words,
    finding_message as finding_message,
    findings_sentence as findings_sentence,
    quality_headline as quality_headline,
    result_word as result_word,
    result_words as result_words,
    rule_word as rule_word,
    rule_words as rule_words,
    severity_word as severity_word,
    severity_words as severity_words,
    use_word as use_word,
    uses_sentence as uses_sentence,
)
from assessment.headlines.ranking import (
    movement_sentence as movement_sentence,
    ranking_headline as ranking_headline,
    ranking_sentence as ranking_sentence,
    ranking_subtitle as ranking_subtitle,
    rules_note as rules_note,
    silent_sentence as silent_sentence,
)
from assessment.headlines.records import (
    batch_kind_word as batch_kind_word,
    batch_kind_words as batch_kind_words,
    batch_people as batch_people,
    batch_rows_sentence as batch_rows_sentence,
    batches_headline as batches_headline,
    batches_sentence as batches_sentence,
    is_taken_back as is_taken_back,
    report_status_word as report_status_word,
    role_word as role_word,
)
from assessment.headlines.report_tasks import (
    Asked as Asked,
    asked as asked,
    last_report_words as last_report_words,
    task_target_words as task_target_words,
)
from assessment.headlines.reporting import (
    change_sentences as change_sentences,
    change_words as change_words,
    counts_sentence as counts_sentence,
    method_sentence as method_sentence,
    more_problems as more_problems,
    outcome_words as outcome_words,
    problems_sentence as problems_sentence,
    report_said as report_said,
    reports_headline as reports_headline,
    reports_sentence as reports_sentence,
    scheme_counts_sentence as scheme_counts_sentence,
    sending_headline as sending_headline,
    targets_sentence as targets_sentence,
    tasks_to_report_headline as tasks_to_report_headline,
    tasks_to_report_sentence as tasks_to_report_sentence,
)
from assessment.headlines.review import (
    Question as Question,
    questions_sentence as questions_sentence,
    review_questions as review_questions,
    review_rows as review_rows,
)
from assessment.headlines.scored import (
    leaves_sentence as leaves_sentence,
    official_words as official_words,
    points_total_words as points_total_words,
    rules_headline as rules_headline,
    unit_score_words as unit_score_words,
    worked_headline as worked_headline,
)
from assessment.headlines.search import (
    FOUND as FOUND,
    found_counts as found_counts,
    found_words as found_words,
    search_advice as search_advice,
    search_headline as search_headline,
)
from assessment.headlines.source import (
    lines_sentence as lines_sentence,
    source_headline as source_headline,
)
from assessment.headlines.tasks import (
    categories_points_sentence as categories_points_sentence,
    points_check as points_check,
    tasks_headline as tasks_headline,
    tasks_sentence as tasks_sentence,
)
from assessment.headlines.tiles import (
    map_headline as map_headline,
    map_note as map_note,
    map_rules as map_rules,
    map_sentence as map_sentence,
)
from assessment.headlines.trial import (
    gain_sentence as gain_sentence,
    not_applicable_words as not_applicable_words,
    points_words as points_words,
    reach_sentence as reach_sentence,
    stability_sentence as stability_sentence,
    tie_words as tie_words,
    tiers_of as tiers_of,
    trial_changes as trial_changes,
    trial_headline as trial_headline,
    trial_notice as trial_notice,
    trial_sentence as trial_sentence,
)
from assessment.headlines.unit import (
    composition_sentence as composition_sentence,
    measures_sentence as measures_sentence,
    score_change_words as score_change_words,
    score_trend_sentence as score_trend_sentence,
    unit_headline as unit_headline,
    unit_rank_words as unit_rank_words,
)
from assessment.headlines.verification import (
    difference_word as difference_word,
    file_kind_word as file_kind_word,
    table_verdict as table_verdict,
    verification_headline as verification_headline,
    verification_sentence as verification_sentence,
)
from assessment.headlines.worked import leaf_words as leaf_words, undefined_words as undefined_words
