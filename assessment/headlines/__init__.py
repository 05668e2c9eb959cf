"""Findings in words: the headline over a page, the sentence that replaces a picture, what values rest on."""

from assessment.headlines.budget import (
    indicators_sentence as indicators_sentence,
)
from assessment.headlines.budget import (
    money as money,
)
from assessment.headlines.budget import (
    plan_words as plan_words,
)
from assessment.headlines.budget import (
    projects_headline as projects_headline,
)
from assessment.headlines.budget import (
    projects_sentence as projects_sentence,
)
from assessment.headlines.budget import (
    spending_sentence as spending_sentence,
)
from assessment.headlines.calendar import (
    calendar_coverage as calendar_coverage,
)
from assessment.headlines.calendar import (
    calendar_day as calendar_day,
)
from assessment.headlines.calendar import (
    calendar_headline as calendar_headline,
)
from assessment.headlines.calendar import (
    calendar_sentence as calendar_sentence,
)
from assessment.headlines.calendar import (
    counting_note as counting_note,
)
from assessment.headlines.calendar import (
    deadline_note as deadline_note,
)
from assessment.headlines.calendar import (
    owed_sentence as owed_sentence,
)
from assessment.headlines.calendar import (
    report_word as report_word,
)
from assessment.headlines.calendar import (
    reporters_sentence as reporters_sentence,
)
from assessment.headlines.catalogue import (
    catalogue_headline as catalogue_headline,
)
from assessment.headlines.catalogue import (
    catalogue_sentence as catalogue_sentence,
)
from assessment.headlines.catalogue import (
    commonality_words as commonality_words,
)
from assessment.headlines.catalogue import (
    concept_headline as concept_headline,
)
from assessment.headlines.catalogue import (
    concept_sentence as concept_sentence,
)
from assessment.headlines.catalogue import (
    kind_words as kind_words,
)
from assessment.headlines.catalogue import (
    limit_words as limit_words,
)
from assessment.headlines.catalogue import (
    target_said as target_said,
)
from assessment.headlines.catalogue import (
    targets_said as targets_said,
)
from assessment.headlines.completion import (
    completion_headline as completion_headline,
)
from assessment.headlines.completion import (
    completion_sentence as completion_sentence,
)
from assessment.headlines.completion import (
    measure_rule_note as measure_rule_note,
)
from assessment.headlines.completion import (
    measure_words as measure_words,
)
from assessment.headlines.completion import (
    months_sentence as months_sentence,
)
from assessment.headlines.completion import (
    months_subtitle as months_subtitle,
)
from assessment.headlines.completion import (
    reconciliation_note as reconciliation_note,
)
from assessment.headlines.completion import (
    total_sentence as total_sentence,
)
from assessment.headlines.completion import (
    years_sentence as years_sentence,
)
from assessment.headlines.dual import (
    corner_words as corner_words,
)
from assessment.headlines.dual import (
    dual_coverage as dual_coverage,
)
from assessment.headlines.dual import (
    dual_headline as dual_headline,
)
from assessment.headlines.dual import (
    dual_rules as dual_rules,
)
from assessment.headlines.dual import (
    dual_sentence as dual_sentence,
)
from assessment.headlines.dual import (
    dual_subtitle as dual_subtitle,
)
from assessment.headlines.dual import (
    reason_words as reason_words,
)
from assessment.headlines.dual import (
    unjudged_words as unjudged_words,
)
from assessment.headlines.evaluation import (
    evaluation_headline as evaluation_headline,
)
from assessment.headlines.evaluation import (
    evaluation_sentence as evaluation_sentence,
)
from assessment.headlines.evaluation import (
    execution_sentence as execution_sentence,
)
from assessment.headlines.evaluation import (
    rule_note as rule_note,
)
from assessment.headlines.evaluation import (
    unscored_words as unscored_words,
)
from assessment.headlines.lights import forecast_words as forecast_words
from assessment.headlines.lights import memory_words as memory_words
from assessment.headlines.movement import (
    cause_words as cause_words,
)
from assessment.headlines.movement import (
    causes_note as causes_note,
)
from assessment.headlines.movement import (
    causes_sentence as causes_sentence,
)
from assessment.headlines.movement import (
    changes_sentence as changes_sentence,
)
from assessment.headlines.movement import (
    moves_headline as moves_headline,
)
from assessment.headlines.movement import (
    moves_sentence as moves_sentence,
)
from assessment.headlines.movement import (
    moves_subtitle as moves_subtitle,
)
from assessment.headlines.movement import (
    state_words as state_words,
)
from assessment.headlines.movement import (
    without_parts as without_parts,
)
from assessment.headlines.overview import (
    KeyNumber as KeyNumber,
)
from assessment.headlines.overview import (
    categories_sentence as categories_sentence,
)
from assessment.headlines.overview import (
    gap_sentence as gap_sentence,
)
from assessment.headlines.overview import (
    gaps_sentence as gaps_sentence,
)
from assessment.headlines.overview import (
    key_numbers as key_numbers,
)
from assessment.headlines.overview import (
    overview_headline as overview_headline,
)
from assessment.headlines.overview import (
    pace as pace,
)
from assessment.headlines.overview import (
    unreported_sentence as unreported_sentence,
)
from assessment.headlines.quality import (
    agreement_sentence as agreement_sentence,
)
from assessment.headlines.quality import (
    checks_sentence as checks_sentence,
)
from assessment.headlines.quality import (
    document_words as document_words,
)
from assessment.headlines.quality import (
    finding_message as finding_message,
)
from assessment.headlines.quality import (
    findings_sentence as findings_sentence,
)
from assessment.headlines.quality import (
    quality_headline as quality_headline,
)
from assessment.headlines.quality import (
    result_word as result_word,
)
from assessment.headlines.quality import (
    result_words as result_words,
)
from assessment.headlines.quality import (
    rule_word as rule_word,
)
from assessment.headlines.quality import (
    rule_words as rule_words,
)
from assessment.headlines.quality import (
    severity_word as severity_word,
)
from assessment.headlines.quality import (
    severity_words as severity_words,
)
from assessment.headlines.quality import (
    use_word as use_word,
)
from assessment.headlines.quality import (
    uses_sentence as uses_sentence,
)
from assessment.headlines.ranking import (
    movement_sentence as movement_sentence,
)
from assessment.headlines.ranking import (
    ranking_headline as ranking_headline,
)
from assessment.headlines.ranking import (
    ranking_sentence as ranking_sentence,
)
from assessment.headlines.ranking import (
    ranking_subtitle as ranking_subtitle,
)
from assessment.headlines.ranking import (
    rules_note as rules_note,
)
from assessment.headlines.records import (
    batch_kind_word as batch_kind_word,
)
from assessment.headlines.records import (
    batch_kind_words as batch_kind_words,
)
from assessment.headlines.records import (
    batch_people as batch_people,
)
from assessment.headlines.records import (
    batch_rows_sentence as batch_rows_sentence,
)
from assessment.headlines.records import (
    batches_headline as batches_headline,
)
from assessment.headlines.records import (
    batches_sentence as batches_sentence,
)
from assessment.headlines.records import (
    is_taken_back as is_taken_back,
)
from assessment.headlines.records import (
    report_status_word as report_status_word,
)
from assessment.headlines.records import (
    role_word as role_word,
)
from assessment.headlines.report_tasks import (
    Asked as Asked,
)
from assessment.headlines.report_tasks import (
    asked as asked,
)
from assessment.headlines.report_tasks import (
    last_report_words as last_report_words,
)
from assessment.headlines.report_tasks import (
    task_target_words as task_target_words,
)
from assessment.headlines.reporting import (
    change_sentences as change_sentences,
)
from assessment.headlines.reporting import (
    change_words as change_words,
)
from assessment.headlines.reporting import (
    counts_sentence as counts_sentence,
)
from assessment.headlines.reporting import (
    more_problems as more_problems,
)
from assessment.headlines.reporting import (
    outcome_words as outcome_words,
)
from assessment.headlines.reporting import (
    problems_sentence as problems_sentence,
)
from assessment.headlines.reporting import (
    report_said as report_said,
)
from assessment.headlines.reporting import (
    reports_headline as reports_headline,
)
from assessment.headlines.reporting import (
    reports_sentence as reports_sentence,
)
from assessment.headlines.reporting import (
    sending_headline as sending_headline,
)
from assessment.headlines.reporting import (
    targets_sentence as targets_sentence,
)
from assessment.headlines.reporting import (
    tasks_to_report_headline as tasks_to_report_headline,
)
from assessment.headlines.reporting import (
    tasks_to_report_sentence as tasks_to_report_sentence,
)
from assessment.headlines.review import (
    Question as Question,
)
from assessment.headlines.review import (
    questions_sentence as questions_sentence,
)
from assessment.headlines.review import (
    review_questions as review_questions,
)
from assessment.headlines.review import (
    review_rows as review_rows,
)
from assessment.headlines.scored import (
    leaves_sentence as leaves_sentence,
)
from assessment.headlines.scored import (
    official_words as official_words,
)
from assessment.headlines.scored import (
    points_total_words as points_total_words,
)
from assessment.headlines.scored import (
    rules_headline as rules_headline,
)
from assessment.headlines.scored import (
    unit_score_words as unit_score_words,
)
from assessment.headlines.scored import (
    worked_headline as worked_headline,
)
from assessment.headlines.source import (
    lines_sentence as lines_sentence,
)
from assessment.headlines.source import (
    source_headline as source_headline,
)
from assessment.headlines.tasks import (
    categories_points_sentence as categories_points_sentence,
)
from assessment.headlines.tasks import (
    points_check as points_check,
)
from assessment.headlines.tasks import (
    tasks_headline as tasks_headline,
)
from assessment.headlines.tasks import (
    tasks_sentence as tasks_sentence,
)
from assessment.headlines.trial import (
    gain_sentence as gain_sentence,
)
from assessment.headlines.trial import (
    not_applicable_words as not_applicable_words,
)
from assessment.headlines.trial import (
    points_words as points_words,
)
from assessment.headlines.trial import (
    reach_sentence as reach_sentence,
)
from assessment.headlines.trial import (
    stability_sentence as stability_sentence,
)
from assessment.headlines.trial import (
    tie_words as tie_words,
)
from assessment.headlines.trial import (
    tiers_of as tiers_of,
)
from assessment.headlines.trial import (
    trial_changes as trial_changes,
)
from assessment.headlines.trial import (
    trial_headline as trial_headline,
)
from assessment.headlines.trial import (
    trial_notice as trial_notice,
)
from assessment.headlines.trial import (
    trial_sentence as trial_sentence,
)
from assessment.headlines.unit import (
    composition_sentence as composition_sentence,
)
from assessment.headlines.unit import (
    measures_sentence as measures_sentence,
)
from assessment.headlines.unit import (
    score_trend_sentence as score_trend_sentence,
)
from assessment.headlines.unit import (
    unit_headline as unit_headline,
)
from assessment.headlines.unit import (
    unit_rank_words as unit_rank_words,
)
from assessment.headlines.worked import leaf_words as leaf_words
from assessment.headlines.worked import undefined_words as undefined_words
