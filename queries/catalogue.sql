-- Which tasks of any document answer to what is looked for, what do they ask, and of whom?
-- Grain: one row per indicator, as printed; measures lists what is measured in it, each with the lowest and the highest
-- target of the units looked at, and the words of the target where all of them were given the same. Assessments come
-- before budgets.
-- $document_id     one document; null for all
-- $year            one year; null for all
-- $peer_group      units of one peer group; null for all
-- $unit_id         one unit; null for all
-- $category_name   a category as printed, of the leaves or the one above; null for all
-- $commonality     common or specific; null for all
-- $kind            tasks with a measure of this kind; null for all
-- $concept         tasks with a measure of this concept; null for all
-- $search          words in the task or its measures, whatever their width and case; null for all
-- $scope_unit_ids  the units the reader may see; null for all
with given as (
    select
        printed_target.indicator_id,
        printed_target.measure_id,
        count(*)::integer as unit_count,
        count(printed_target.target_value)::integer as valued_count,
        min(printed_target.target_value) as lowest_value,
        max(printed_target.target_value) as highest_value,
        max(printed_target.target_value_upper) as target_value_upper,
        min(printed_target.target_status) as target_status,
        case
            when count(distinct printed_target.target_text) = 1 then min(printed_target.target_text)
        end as target_text,
        min(printed_target.due_date) as due_date,
        count(printed_target.adjusted)::integer as adjusted_count,
        max(printed_target.adjusted) as adjusted,
        list(distinct printed_target.unit_id) as unit_ids
    from printed_target
    where
        ($document_id is null or printed_target.document_id = $document_id)
        and ($year is null or printed_target.year = $year)
        and ($peer_group is null or printed_target.peer_group = $peer_group)
        and ($unit_id is null or printed_target.unit_id = $unit_id)
        and ($scope_unit_ids is null or list_contains($scope_unit_ids, printed_target.unit_id))
    group by printed_target.indicator_id, printed_target.measure_id
),

task as (
    select
        given.indicator_id,
        list({
            'measure_name': measure.measure_name,
            'kind': measure.kind,
            'operator': measure.operator,
            'unit_of_measure': measure.unit_of_measure,
            'unit_count': given.unit_count,
            'valued_count': given.valued_count,
            'lowest_value': given.lowest_value,
            'highest_value': given.highest_value,
            'target_value_upper': given.target_value_upper,
            'target_status': given.target_status,
            'target_text': given.target_text,
            'due_date': given.due_date,
            'adjusted_count': given.adjusted_count,
            'adjusted': given.adjusted
        } order by measure.position) as measures,
        string_agg(measure.measure_name, '|') as measure_names,
        list(measure.kind) as kinds,
        list(measure.concept) as concepts,
        list_distinct(flatten(list(given.unit_ids))) as unit_ids
    from given
    inner join measure
        on given.measure_id = measure.measure_id
    group by given.indicator_id
)

select
    document.document_id,
    document.issuer,
    document.title,
    document.year,
    category.category_id,
    category.category_name,
    parent_category.category_name as parent_name,
    indicator.indicator_id,
    indicator.serial,
    indicator.indicator_name,
    indicator.text as task_text,
    indicator.commonality,
    indicator.points as indicator_points,
    indicator.points_text,
    indicator.assessed_by,
    task.measures,
    len(task.unit_ids)::integer as unit_count,
    (
        select string_agg(unit.short_name, '、' order by unit.position)
        from unit
        where list_contains(task.unit_ids, unit.unit_id)
    ) as unit_names,
    indicator.first_line,
    indicator.last_line,
    indicator.first_line as line
from task
inner join indicator
    on task.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
inner join document
    on indicator.document_id = document.document_id
inner join scheme
    on indicator.scheme_id = scheme.scheme_id
left join category as parent_category
    on category.parent_category_id = parent_category.category_id
where
    ($category_name is null or $category_name in (category.category_name, parent_category.category_name))
    and ($commonality is null or indicator.commonality = $commonality)
    and ($kind is null or list_contains(task.kinds, $kind))
    and ($concept is null or list_contains(task.concepts, $concept))
    and (
        $search is null
        or contains(
            folded(concat_ws('|', indicator.indicator_name, indicator.text, task.measure_names)),
            folded($search)
        )
    )
order by scheme.kind <> 'target_assessment', document.year desc, document.document_id, indicator.position
