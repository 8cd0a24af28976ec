// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editor_colours.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>

#include <QDeadlineTimer>
#include <QHash>
#include <QSyntaxHighlighter>
#include <QTimer>

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

/// Colours a workflow file: YAML, within it the scripts of `run:` (Bash) and `script:` (JavaScript), and within both
/// the expressions of GitHub. A script ends where its block ends, whatever quotes it leaves open.
///
/// A long text is coloured a few milliseconds at a time, from its beginning.
class WorkflowHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit WorkflowHighlighter(QTextDocument* document);

    void setColours(const EditorColours& colours);
    /// Whether some lines still wait for their colours.
    bool isBusy() const { return m_until >= 0; }

protected:
    void highlightBlock(const QString& text) override;

private:
    enum class Script { None, Shell, JavaScript };

    /// What the end of a line hands on to the next one.
    struct LineState {
        KSyntaxHighlighting::State yaml;
        KSyntaxHighlighting::State script;
        Script language = Script::None;
        int scriptIndent = 0; ///< of the key whose block it is: lines further in belong to it
        bool inExpression = false;

        bool operator==(const LineState&) const = default;
    };

    void go();
    void highlightScript(const QString& text, LineState& state);
    void highlightYaml(const QString& text, LineState& state);
    void highlightExpressions(const QString& text, LineState& state);
    void paint(int from, const std::vector<Tokens::Token>& tokens, bool onTint = false);
    QTextCharFormat formatOf(const KSyntaxHighlighting::Format& format, bool onTint);
    Tokens& tokensOf(Script language);
    int numberOf(const LineState& state);

    Tokens m_yaml;
    Tokens m_shell;
    Tokens m_javaScript;
    Tokens m_expression;
    EditorColours m_colours;
    QHash<int, QTextCharFormat> m_formats; ///< by the format's id, negative on a tint
    std::vector<LineState> m_states; ///< each that was seen, by number; as many as a text has ways to end a line
    QMultiHash<size_t, int> m_numbers;
    QDeadlineTimer m_deadline;
    QTimer m_slice;
    int m_from = 0; ///< lines that wait
    int m_until = -1;
    int m_done = 0; ///< the last line that was coloured
};

} // namespace signalbox::views
