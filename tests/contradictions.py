"""What people found contradictory or weak when they read the documents, not taken from the program's output."""

# Document, line, rule that should find it, words that its sentence must contain.
NOTED: list[tuple[str, int, str, tuple[str, ...]]] = [
    # 商洛: a task printed twice, five values for seven units twice, a serial left out.
    ("shangluo-2022", 16, "row_repeated", ("盘活批而未供土地", "15、16")),
    ("shangluo-2022", 17, "values_fewer_than_units", ("7 个单位", "5 个数值", "110、63、3、340、154")),
    ("shangluo-2022", 62, "values_fewer_than_units", ("3、3、2、3、2",)),
    ("shangluo-2022", 61, "total_missing", ("24",)),
    ("shangluo-2022", 50, "serial_broken", ("1、2、4",)),
    ("shangluo-2022", 59, "series_repeated", ("演练", "58")),
    ("shangluo-2022", 63, "clause_repeated", ("汛后核查",)),
    ("shangluo-2022", 66, "word_doubled", ("检查",)),
    # A row moved down: the text under 盘活批而未供土地 is about the land that a unit of GDP takes.
    ("shangluo-2022", 15, "other_task_text", ("盘活批而未供土地", "单位地区生产总值建设用地")),
    # 青海: points as printed, a blank row, and names, signs, units and clauses.
    ("qinghai-2019", 1424, "points_compound", ("3+2",)),
    ("qinghai-2019", 2673, "points_full_width", ("1．5",)),
    ("qinghai-2019", 1865, "points_blank", ("房地一体",)),
    ("qinghai-2019", 1896, "points_blank", ("年度新增矿山",)),
    ("qinghai-2019", 2501, "row_blank", ()),
    ("qinghai-2019", 1769, "other_unit_named", ("海北", "黄南州")),
    ("qinghai-2019", 2057, "task_repeated", ("1769",)),
    # Words of other territories: a prefecture speaks of 本县 and 全区; a unit's name with one character wrong.
    ("qinghai-2019", 2583, "other_level_named", ("黄南", "本县")),
    ("qinghai-2019", 1643, "other_level_named", ("海南", "全区")),
    ("qinghai-2019", 2613, "other_level_named", ("黄南", "全区")),
    ("qinghai-2019", 5551, "name_misspelt", ("地质勘察管理处", "地质勘查管理处")),
    # One sentence in two tasks of 海东; serials left over from a longer list.
    ("qinghai-2019", 1034, "sentence_repeated", ("1019", "保密检查")),
    ("qinghai-2019", 1507, "serial_broken", ("12、13",)),
    ("qinghai-2019", 1810, "serial_broken", ("4",)),
    ("qinghai-2019", 1183, "percent_sign_missing", ("85",)),
    ("qinghai-2019", 2341, "percent_sign_missing", ("85",)),
    ("qinghai-2019", 2351, "percent_sign_missing", ("90",)),
    ("qinghai-2019", 408, "unit_missing", ("1.55亿",)),
    ("qinghai-2019", 2306, "ratio_differs", ("1.2万亩", "3,400亩")),
    ("qinghai-2019", 1138, "unit_of_measure_differs", ("永久基本农田", "万公顷", "万亩", "亩（果洛）")),
    ("qinghai-2019", 1085, "clause_repeated", ("2018年度土地矿产卫片",)),
    ("qinghai-2019", 4144, "clause_repeated", ("涉密版",)),
    ("qinghai-2019", 5892, "serial_broken", ("1、2、3、4、6、5、6",)),
    ("qinghai-2019", 1958, "word_doubled", ("矿产",)),
    ("qinghai-2019", 5947, "range_with_limit", ("不少于3-4次",)),
    # 衡阳: more spent than budgeted, a breakdown in the wrong column, full marks without a word, targets without a number.
    ("hengyang-2022", 12, "execution_over_budget", ("127.55%",)),
    ("hengyang-2022", 14, "breakdown_under_other_total", ("14,623.09", "18,651.39")),
    ("hengyang-2022", 42, "full_marks_without_reasons", ("12 项",)),
    ("hengyang-2022", 38, "rate_outside_range", ("119%",)),
    *(("hengyang-2022", line, "target_not_measurable", ()) for line in (23, 24, 25, 28, 30, 31, 34, 35, 38, 39, 41)),
    # 丰润: the city named twice, plans that can be read both ways.
    ("fengrun-2019", 217, "prefix_repeated", ("唐山市唐山市",)),
    ("fengrun-2019", 43, "heading_differs", ("规划编制费用", "土地利用总体规划编制费用")),
    ("fengrun-2019", 119, "count_missing", ("在个乡镇",)),
    ("fengrun-2019", 73, "plan_ambiguous", ()),
    ("fengrun-2019", 245, "plan_ambiguous", ()),
    *(("fengrun-2019", line, "target_repeats_name", ()) for line in (92, 120, 175, 182, 189, 203, 210)),
    # 承德: words of another project, rates without a number, a plan that can be read both ways, sections copied from others.
    ("chengde-2023", 190, "other_project_text", ("征地前期费", "群测群防", "附近村民危险")),
    ("chengde-2023", 192, "other_project_text", ("征地前期费", "群测群防", "附近居住人员")),
    *(("chengde-2023", line, "rate_without_number", ()) for line in (131, 132, 150, 169, 173, 188, 191, 207, 225)),
    *(("chengde-2023", line, "target_not_measurable", ()) for line in (133, 134, 152, 170, 227, 242, 247)),
    # Two values in each other's rows, and a plan that has run out.
    ("chengde-2023", 167, "value_of_other", ("完成本年度的工作安排", "完成进度", "项目完成进度")),
    ("chengde-2023", 168, "value_of_other", ("项目完成率", "完成工作计划")),
    ("chengde-2023", 106, "period_expired", ("2011—2020年", "2023")),
    ("chengde-2023", 70, "other_section_named", ("党政办公室", "综合科")),
    ("chengde-2023", 238, "plan_ambiguous", ()),
    ("chengde-2023", 102, "sentence_repeated", ("地质灾害防治水平",)),
]

# Every sum that does not hold: document, line, as printed, as added up.
SUMS = {
    ("shangluo-2022", 16, 6000, 6002),
    ("shangluo-2022", 58, 1270, 1271),
    ("shangluo-2022", 59, 1270, 1271),
    ("shangluo-2022", 60, 31, 32),
    ("shangluo-2022", 22, 100, 99),
    ("qinghai-2019", 1138, 80, 85),
    ("qinghai-2019", 2306, 80, 83),
    ("hengyang-2022", 14, 18651.39, 14623.09),
}
ERRORS = {(document_id, line) for document_id, line, _stated, _computed in SUMS if document_id != "qinghai-2019"}

# What looks like a contradiction and is none: rows that only say who proposes how they are assessed repeat nothing.
NOT_FINDINGS = {("qinghai-2019", 136, "task_repeated"), ("qinghai-2019", 141, "task_repeated")}
