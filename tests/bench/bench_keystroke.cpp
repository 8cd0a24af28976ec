// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a key to the picture in which the text has its new letter and the squiggles are those of the new text: in the
// editor's whole window, with its problems and outline, with completion, over a workflow of 1,000 lines.
#include "common/look.h"
#include "editor/editor_page.h"
#include "editor/text_editor.h"
#include "editor/workflow_editor.h"
#include "timed_application.h"
#include "writing/background_check.h"
#include "writing/workflow_help.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int lines = 1'000;
constexpr int places = 40; ///< over the file, in which something is typed
constexpr double goal = 8; // ms
constexpr auto patience = 5s;
constexpr auto betweenKeys = 60ms; ///< of one who types very fast

/// A job as people write them, with a script, a matrix, expressions and a thing to warn of.
QByteArray job(int number)
{
    QByteArray text = "  job-N:\n"
                      "    name: Test (${{ matrix.os }}, ${{ matrix.version }})\n"
                      "    needs: [lint]\n"
                      "    if: github.event_name == 'push' && !cancelled()\n"
                      "    runs-on: ${{ matrix.os }}\n"
                      "    strategy:\n"
                      "      fail-fast: false\n"
                      "      matrix:\n"
                      "        os: [ubuntu-24.04, windows-2025]\n"
                      "        version: ['1.85', stable]\n"
                      "    steps:\n"
                      "      - uses: actions/checkout@v4\n"
                      "        with:\n"
                      "          fetch-depth: 0\n"
                      "      - id: build\n"
                      "        run: |\n"
                      "          set -euo pipefail\n"
                      "          cargo test --all --locked -- --nocapture\n"
                      "          echo \"count=$(ls | wc -l)\" >> \"$GITHUB_OUTPUT\"\n"
                      "      - name: Tell\n"
                      "        run: echo \"${{ steps.build.outputs.count }} files\"\n"
                      "      - uses: actions/upload-artifact@v4\n"
                      "        with:\n"
                      "          name: results-${{ matrix.os }}\n"
                      "          path: target/results\n";
    return text.replace("job-N", "job-" + QByteArray::number(number));
}

QByteArray workflow()
{
    QByteArray text = "name: CI\non: [push, pull_request]\n\njobs:\n"
                      "  lint:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make lint\n";
    for (int number = 1; text.count('\n') < lines; ++number)
        text += job(number);
    return text;
}

class Typist {
public:
    Typist(TimedApplication& application, views::EditorPage& page)
        : m_page(page)
    {
        application.painted = [this] {
            if (m_page.editor().areDiagnosticsCurrent() && !m_page.isChecking())
                m_loop.quit();
        };
    }

    /// How long it took, in milliseconds.
    double press(Qt::Key key, const QString& letter = {})
    {
        QTimer patienceEnds;
        patienceEnds.callOnTimeout(&m_loop, [] { qFatal("A key was not followed by a picture"); });
        patienceEnds.start(patience);
        QElapsedTimer timer;
        timer.start();
        QTest::sendKeyEvent(QTest::Press, &m_page.editor(), key, letter, Qt::NoModifier);
        m_loop.exec(); // QTest::qWaitFor sleeps between its looks
        const double taken = double(timer.nsecsElapsed()) / 1e6;
        QTest::sendKeyEvent(QTest::Release, &m_page.editor(), key, letter, Qt::NoModifier);
        QTest::qWait(betweenKeys);
        return taken;
    }

private:
    views::EditorPage& m_page;
    QEventLoop m_loop;
};

} // namespace

int main(int count, char** arguments)
{
    TimedApplication application(count, arguments);
    const views::Look look(application);
    core::SystemClock clock;
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    const auto checker = std::make_shared<const lint::Checker>();
    const writing::WorkflowHelp help(checker, clock);
    editing::DraftStore drafts(folder.filePath(u"drafts"_s));
    const views::EditorServices services{
        .drafts = &drafts,
        .help = [&](const editing::DocumentKey&) { return &help; },
        .check = [&](const editing::DocumentKey&) { return std::make_unique<writing::BackgroundCheck>(checker); }};
    views::WorkflowEditor window(services, settings);
    window.resize(1400, 900);
    window.show();
    QFile file(folder.filePath(u"ci.yml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(workflow()) < 0 || !QTest::qWaitForWindowExposed(&window))
        return 2;
    file.close();
    window.open(file.fileName());
    views::EditorPage& page = *window.page();
    if (!QTest::qWaitFor([&] { return page.isOpen() && !page.isChecking(); }, QDeadlineTimer(patience)))
        return 2;

    Typist typist(application, page);
    std::vector<double> times;
    for (int place = 0; place < places; ++place) {
        page.editor().goToLine(20 + place * (lines - 40) / places);
        QTest::qWait(200);
        page.editor().moveCursor(QTextCursor::EndOfLine);
        times.push_back(typist.press(Qt::Key_Return, u"\r"_s));
        for (const QChar letter : u"neds: [${{ x"_s)
            times.push_back(typist.press(Qt::Key_unknown, letter));
        for (int back = 0; back < 4; ++back)
            times.push_back(typist.press(Qt::Key_Backspace));
    }
    std::ranges::sort(times);
    const double middle = times[times.size() / 2];
    const double last = times[times.size() * 99 / 100];
    std::fprintf(stderr, "%zu keys, median %.1f ms, longest %.1f ms, %lld lines\n", times.size(), middle, times.back(),
                 static_cast<long long>(page.editor().document()->blockCount()));
    std::printf("keystroke to squiggle at %d lines, p99\t%.1f\tms\ta frame at 120 Hz\t%.2f\t<= %.0f ms\t%s\n", lines,
                last, last / goal, goal, last <= goal ? "met" : "missed");
    return last <= goal ? 0 : 1;
}
