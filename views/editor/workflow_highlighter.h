// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editor_colours.h"
#include "lists/script_shells.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>

#include <QDeadlineTimer>
#include <QFutureWatcher>
#include <QHash>
#include <QSyntaxHighlighter>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace signalbox::views {

/// Cuts lines into pieces of a format, as one definition of KSyntaxHighlighting has them.
class Tokens final : public KSyntaxHighlighting::AbstractHighlighter {
public:
    struct Token {
        int offset = 0;
        int length = 0;
        KSyntaxHighlighting::Format format;
    };

    explicit Tokens(const QString& definition) { setDefinition(syntaxDefinition(definition)); }

    /// Valid until the next line.
    const std::vector<Token>& of(QStringView line, KSyntaxHighlighting::State& state);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override;

private:
    std::vector<Token> m_tokens;
};

/// Colours a workflow file: YAML, within it the scripts of `run:` (in the language of their shell) and `script:`
/// (JavaScript), and within both the expressions of GitHub. A script ends where its block ends, whatever quotes it
/// leaves open. Which shell it is, is read on a worker when the typing rests.
///
/// A long text is coloured a few milliseconds at a time, from its beginning.
class WorkflowHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit WorkflowHighlighter(QTextDocument* document);
    ~WorkflowHighlighter() override;

    void setColours(const EditorColours& colours);
    /// A file whose name says that it is no YAML has the colours of its own language.
    void setFileName(const QString& name);
    /// Whether some lines still wait for their colours.
    bool isBusy() const { return m_until >= 0; }
    /// The definitions that scripts were coloured by so far.
    QStringList languages() const;

protected:
    void highlightBlock(const QString& text) override;

private:
    /// What the end of a line hands on to the next one.
    struct LineState {
        KSyntaxHighlighting::State yaml;
        KSyntaxHighlighting::State script;
        int language = 0; ///< number of the script's; 0: no script
        int scriptIndent = 0; ///< of the key whose block it is: lines further in belong to it
        bool inExpression = false;

        bool operator==(const LineState&) const = default;
    };

    struct Script {
        QString definition;
        std::unique_ptr<Tokens> tokens;
    };

    void go();
    void highlightScript(const QString& text, LineState& state);
    void highlightYaml(const QString& text, LineState& state);
    void highlightExpressions(const QString& text, LineState& state);
    void paint(int from, const std::vector<Tokens::Token>& tokens, bool onTint = false);
    QTextCharFormat formatOf(const KSyntaxHighlighting::Format& format, bool onTint);
    int languageOf(const QString& definition);
    Tokens& tokensOf(int language) { return *m_scripts[size_t(language)].tokens; }
    void readShells();
    void takeShells(const std::vector<lists::ScriptShell>& shells);
    void colourAgain(int line);
    int numberOf(const LineState& state);

    Tokens m_yaml;
    Tokens m_expression;
    std::vector<Script> m_scripts; ///< by their numbers; the first is none
    int m_whole = 0; ///< number of the language that all of the file is in; 0: YAML
    EditorColours m_colours;
    QHash<int, QTextCharFormat> m_formats; ///< by the format's id, negative on a tint
    std::vector<LineState> m_states; ///< each that was seen, by number; as many as a text has ways to end a line
    QMultiHash<size_t, int> m_numbers;
    QDeadlineTimer m_deadline;
    QTimer m_slice;
    std::chrono::milliseconds m_pause{0}; ///< before the next slice
    int m_from = 0; ///< lines that wait
    int m_until = -1;
    int m_done = 0; ///< the last line that was coloured
    QTimer m_rest; ///< until the shells are read
    QFutureWatcher<std::vector<lists::ScriptShell>> m_reading;
    int m_readRevision = -1; ///< of the document whose shells are being read
};

} // namespace signalbox::views
