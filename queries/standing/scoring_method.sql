-- By which policies is a scheme scored, as of each month?
-- Grain: one row per scheme, year and month.
create view scoring_method as
select scheme_method.*
from scheme_method;
