# Sums of columns.
{
	for (column = 1; column <= NF; column++)
		sum[column] += $column
}

END {
	for (column = 1; column <= NF; column++)
		printf "%.6f\n", sum[column]
}
