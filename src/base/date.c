// SPDX-License-Identifier: Apache-2.0
/* Days of the Gregorian calendar, UTC. */
#include "config.h"
#include "drvaudit/base.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define DAY_S 86400
#define LAST_SECOND 253402300799LL	/* 9999-12-31T23:59:59Z */

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_before_year(int year)
{
	int y = year - 1;

	return y * 365 + y / 4 - y / 100 + y / 400;
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
				    31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool da_date_parse(const char *text, int32_t *day)
{
	int year, month, d, n = days_before_year(1970);

	for (size_t i = 0; i < DA_DATE_MAX - 1; i++)
		if (i == 4 || i == 7 ? text[i] != '-' :
				       text[i] < '0' || text[i] > '9')
			return false;
	if (text[DA_DATE_MAX - 1])
		return false;
	year = atoi(text);
	month = atoi(text + 5);
	d = atoi(text + 8);
	if (year < 1970 || month < 1 || month > 12 || d < 1 ||
	    d > month_days(year, month))
		return false;
	n = days_before_year(year) - n + d - 1;
	for (int m = 1; m < month; m++)
		n += month_days(year, m);
	*day = n;
	return true;
}

void da_date_text(int32_t day, char out[DA_DATE_MAX])
{
	time_t t = (time_t)day * DAY_S;
	struct tm tm = { 0 };

	gmtime_r(&t, &tm);
	strftime(out, DA_DATE_MAX, "%Y-%m-%d", &tm);
}

int da_today(int32_t *day, struct da_err *err)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = time(NULL);
	char *end;

	if (epoch) {
		errno = 0;
		seconds = strtoll(epoch, &end, 10);
		if (*epoch < '0' || *epoch > '9' || *end || errno ||
		    seconds > LAST_SECOND)
			return da_fail(err, DA_EINVAL, "date", DA_NO_OFFSET,
				"SOURCE_DATE_EPOCH: not a number of seconds");
	}
	*day = (int32_t)(seconds / DAY_S);
	return DA_OK;
}
