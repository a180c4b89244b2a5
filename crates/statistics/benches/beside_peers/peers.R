# R's side of the benchmark: surveillance on the same file. peers.R farrington FOLDER; see peers.py for how it is spoken to.

suppressPackageStartupMessages(library(surveillance))
arguments <- commandArgs(trailingOnly = TRUE)
task <- arguments[1]
folder <- arguments[2]
counts <- t(as.matrix(read.csv(file.path(folder, paste0(task, ".csv")), header = FALSE)))
series <- sts(counts, start = c(2016, 1), frequency = 12)
control <- list(
  range = 120, b = 5, w = 1, noPeriods = 1, pastWeeksNotIncluded = 3, alpha = 0.01, pThresholdTrend = 1,
  thresholdMethod = "nbPlugin", verbose = FALSE, glmWarnings = FALSE
)
work <- function() suppressMessages(farringtonFlexible(series, control))
now <- function() as.numeric(Sys.time())

start <- now()
found <- work()
first <- now() - start
parts <- list(upper = upperbound(found), expected = found@control$expected, peak = found@alarm * 1)
lines <- unlist(lapply(names(parts), function(part) sprintf("%s,%.15g", part, as.numeric(parts[[part]]))))
writeLines(lines, file.path(folder, paste0(task, "-peer.csv")))
cat("ready", first, "surveillance", as.character(packageVersion("surveillance")), "\n")
flush(stdout())
input <- file("stdin", "r")
while (length(readLines(input, n = 1)) > 0) {
  start <- now()
  times <- 0
  while (times < 1 || now() - start < 0.2) {
    work()
    times <- times + 1
  }
  cat("seconds", (now() - start) / times, "\n")
  flush(stdout())
}
