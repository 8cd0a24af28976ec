// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/text_editor.h"
#include "lint/diagnostic.h"

#include <QTest>
#include <QTextBlock>

#include <memory>

/// A text editor in a real window, driven as a user does.
namespace signalbox::tests {

using namespace Qt::StringLiterals;
using namespace signalbox::views;

/// A workflow with a script, expressions and mistakes.
inline QByteArray sampleWorkflow()
{
    return "name: CI\n"
           "on: [push, pull_request]\n"
           "\n"
           "env:\n"
           "  CARGO_TERM_COLOR: always # never plain\n"
           "\n"
           "jobs:\n"
           "  test:\n"
           "    name: Test (${{ matrix.os }})\n"
           "    runs-on: ${{ matrix.os }}\n"
           "    if: github.event_name != 'schedule' && !cancelled()\n"
           "    strategy:\n"
           "      matrix:\n"
           "        os: [ubuntu-24.04, windows-2025]\n"
           "    steps:\n"
           "      - uses: actions/checkout@v4\n"
           "        with:\n"
           "          fetch-depth: 0\n"
           "\n"
           "      - name: Build and test\n"
           "        run: |\n"
           "          set -euo pipefail\n"
           "          for crate in crates/*; do\n"
           "            echo \"Testing $crate on ${{ runner.os }}\"\n"
           "            cargo test --manifest-path \"$crate/Cargo.toml\"\n"
           "          done\n"
           "      - uses: actions/github-script@v7\n"
           "        with:\n"
           "          script: |\n"
           "            const answer = await github.rest.repos.get(context.repo);\n"
           "            core.info(`stars: ${answer.data.stargazers_count}`);\n"
           "  deploy:\n"
           "    neds: [test]\n"
           "    runs-on: ubuntu-latest\n"
           "    steps:\n"
           "      - run: ./deploy --token ${{ secrets.TOKEN }}\n";
}

/// A diagnostic about the first `words` of a text.
inline lint::Diagnostic found(const QByteArray& text, const QByteArray& words, lint::Severity severity,
                              const QString& rule, const QString& message, const std::vector<lint::Fix>& fixes = {})
{
    const int start = int(text.indexOf(words));
    return {.rule = rule,
            .severity = severity,
            .range = {.start = start, .end = start + int(words.size())},
            .message = message,
            .fixes = fixes};
}

inline std::vector<lint::Diagnostic> sampleDiagnostics(const QByteArray& text)
{
    const auto at = [&](const QByteArray& words) {
        const int start = int(text.indexOf(words));
        return core::TextRange{.start = start, .end = start + int(words.size())};
    };
    return {
        found(text, "neds", lint::Severity::Error, u"unknown-key"_s, u"A job has no key 'neds'."_s,
              {{.title = u"Write 'needs'"_s, .edits = {{.range = at("neds"), .text = "needs"}}}}),
        found(
            text, "ubuntu-latest", lint::Severity::Warning, u"runner-label"_s,
            u"'ubuntu-latest' becomes another system some day."_s,
            {{.title = u"Write 'ubuntu-24.04'"_s, .edits = {{.range = at("ubuntu-latest"), .text = "ubuntu-24.04"}}}}),
        found(text, "actions/checkout@v4", lint::Severity::Hint, u"unpinned-action"_s,
              u"A tag can be moved; <b>only</b> a commit's SHA cannot."_s,
              {{.title = u"Pin to 11bd719"_s, .edits = {{.range = at("@v4"), .text = "@11bd719"}}, .safe = false}})};
}

class EditorWindow : public QObject {
protected:
    void openEditor(const QByteArray& bytes)
    {
        m_editor = std::make_unique<TextEditor>();
        m_editor->resize(820, 640);
        m_editor->show();
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
        m_editor->setFocus();
        const auto file = editing::TextFile::read(bytes);
        QVERIFY(file);
        m_editor->open(*file);
    }

    TextEditor& editor() { return *m_editor; }

    /// The cursor behind the first `words`.
    void putBehind(const QString& words)
    {
        const auto at = editor().text().indexOf(words);
        QVERIFY2(at >= 0, qPrintable(words));
        editor().select({.start = int(at + words.size()), .end = int(at + words.size())});
    }

    void selectWords(const QString& words)
    {
        const auto at = editor().text().indexOf(words);
        QVERIFY2(at >= 0, qPrintable(words));
        editor().select({.start = int(at), .end = int(at + words.size())});
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_editor.get(), key, modifiers); }
    /// And waits for what it brings: completions come once the letters are drawn.
    void type(const QString& text)
    {
        for (const QChar letter : text)
            QTest::sendKeyEvent(QTest::Click, m_editor.get(), Qt::Key_unknown, QString(letter), Qt::NoModifier);
        QCoreApplication::processEvents();
    }
    QString line(int number) { return editor().document()->findBlockByNumber(number).text(); }
    int cursorLine() { return editor().textCursor().blockNumber(); }

    std::unique_ptr<TextEditor> m_editor;
};

} // namespace signalbox::tests
