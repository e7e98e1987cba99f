-- How many readings of the day are lower than the one before them on it: corrections of a running total.
alter table daily add column falls int not null default 0;

-- Days of running totals that are folded already are folded again.
insert into mark (batch, cells)
select (select max(id) from batch), array_agg((d.series_id::int8 << 32) | (d.day - date '1970-01-01'))
from daily d join series s on s.id = d.series_id join metric m on m.key = s.metric
where m.shape = 'cumulative'
group by d.series_id;
