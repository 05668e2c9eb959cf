-- In which month would the target be reached, if the work goes on at the pace it has had against its curve so far?
-- Grain: a scalar; 13 is January of the next year; null when nothing has been done, or when it is reached already.
create or replace macro forecast_month(completion, shares, as_of_month) as case
    when completion > 0 and completion < 1 and shares[as_of_month] > 0 then coalesce(
        list_min([
            node
            for node in range(as_of_month, 13)
            if round(completion * shares[node] / shares[as_of_month], 9) >= 1
        ]),
        ceil(round(12 * shares[as_of_month] / completion, 9))::integer
    )
end;
