-- What is wrong or doubtful in the rows of a file; each rule adds what breaks it.
-- Grain: one row per rule and cell.
create table problem (
    rule varchar,
    row_id bigint,
    field varchar,
    said varchar,
    known varchar,
    more varchar
);
