// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to check the expressions of a workflow file of 3 kB while it is typed, and to read the table of what
// GitHub knows.
#include "expressions/check.h"
#include "expressions/constant.h"
#include "expressions/untrusted.h"

#include <QElapsedTimer>

#include <array>
#include <cstdio>

using namespace signalbox::expressions;

namespace {

constexpr int tries = 200;

/// The fastest of many tries in microseconds, because the machine is not ours alone.
double best(const auto& work)
{
    double least = 1e12;
    for (int i = 0; i < tries; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        least = std::min(least, static_cast<double>(timer.nsecsElapsed()) / 1e3);
    }
    return least;
}

void row(const char* name, double figure, double goal)
{
    std::printf("%s\t%.1f\tus\tgoal\t%.2f\t%.0f\t%s\n", name, figure, figure / goal, goal,
                figure <= goal ? "met" : "missed");
}

struct Text {
    const char* place;
    Wanted wanted;
    QByteArray text;
};

/// The expressions of a usual CI workflow, and the scripts around them.
const std::array<Text, 18> texts{{
    {"concurrency", Wanted::Text, "${{ github.workflow }}-${{ github.event.pull_request.number || github.ref }}"},
    {"concurrency", Wanted::Bool, "${{ github.event_name == 'pull_request' }}"},
    {"env", Wanted::Text, "${{ secrets.GITHUB_TOKEN }}"},
    {"jobs.if", Wanted::Condition, "github.repository == 'acme/rocket' && needs.prepare.outputs.run == 'true'"},
    {"jobs.name", Wanted::Text, "Test on ${{ matrix.os }} with ${{ matrix.node }}"},
    {"jobs.runs-on", Wanted::Text, "${{ matrix.os }}"},
    {"jobs.strategy", Wanted::Any, "${{ fromJSON(needs.prepare.outputs.versions) }}"},
    {"jobs.continue-on-error", Wanted::Bool, "${{ matrix.experimental == true }}"},
    {"steps", Wanted::Text, "${{ runner.os }}-npm-${{ hashFiles('**/package-lock.json') }}"},
    {"steps", Wanted::Text, "${{ matrix.node }}"},
    {"steps.if", Wanted::Condition, "${{ startsWith(github.ref, 'refs/tags/') && matrix.os == 'ubuntu-latest' }}"},
    {"steps.if", Wanted::Condition, "always() && steps.test.outcome == 'failure'"},
    {"steps", Wanted::Text, "npm ci\nnpm test -- --shard=${{ strategy.job-index }}/${{ strategy.job-total }}\n"},
    {"steps", Wanted::Text, "${{ format('{0}-{1}', steps.test.outputs.name, github.sha) }}"},
    {"steps", Wanted::Text, "${{ github.event_name == 'push' && 'main' || github.head_ref }}"},
    {"steps", Wanted::Text, "${{ toJSON(needs.*.result) }}"},
    {"steps", Wanted::Text, "${{ contains(github.event.pull_request.labels.*.name, 'release') }}"},
    {"jobs.outputs", Wanted::Text, "${{ steps.test.outputs.name }}"},
}};

} // namespace

int main()
{
    row("expressions: read the table", best([] { Language::builtIn(); }), 1000);
    const Language language = Language::builtIn();
    std::array<const Place*, texts.size()> places{};
    for (size_t i = 0; i < texts.size(); ++i)
        places[i] = language.place(texts[i].place);
    size_t findings = 0;
    row("expressions: check a file's 18", best([&] {
            Scope scope(language, *places[0]);
            scope.set("steps", stepsType({{"test", language.step(anyTexts()), {}}}));
            scope.set("needs", needsType({{"prepare", language.need(anyTexts()), {}}}));
            scope.set("matrix", anyObject());
            for (size_t i = 0; i < texts.size(); ++i) {
                scope.moveTo(*places[i]);
                findings += check(texts[i].text, scope, texts[i].wanted).size();
            }
        }),
        100);
    row("expressions: conditions and injections", best([&] {
            for (const Text& text : texts) {
                findings += untrusted(text.text, language).size();
                findings += text.wanted == Wanted::Condition && constant(text.text) ? 1 : 0;
            }
        }),
        100);
    return findings > 0 ? 0 : 1;
}
