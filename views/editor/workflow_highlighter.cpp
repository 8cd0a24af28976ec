// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/workflow_highlighter.h"

#include "editing/indentation.h"

#include <QRegularExpression>
#include <QTextDocument>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>
#include <climits>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using KSyntaxHighlighting::Format;
using KSyntaxHighlighting::State;

constexpr int SliceMilliseconds = 2; // beside what else a key does in a frame
constexpr std::chrono::milliseconds AFewFrames{30}; // in which the key itself is drawn
constexpr int WholeSliceMilliseconds = 6; // of a text that has just come, where nobody waits for a key
constexpr int MostTyped = 200; // letters; what brings more is no key
constexpr std::chrono::milliseconds Rest{250};

/// What the definition of a shell's language is called. Empty for one that nobody knows.
QString definitionOf(const QByteArray& shell)
{
    static const QHash<QByteArray, QString> known{
        {"bash", u"Bash"_s},
        {"sh", u"Bash"_s},
        {"dash", u"Bash"_s},
        {"zsh", u"Zsh"_s},
        {"fish", u"Fish"_s},
        {"pwsh", u"PowerShell"_s},
        {"powershell", u"PowerShell"_s},
        {"cmd", u"MS-DOS Batch"_s},
        {"python", u"Python"_s},
        {"python3", u"Python"_s},
        {"node", u"JavaScript"_s},
        {"deno", u"TypeScript"_s},
        {"bun", u"TypeScript"_s},
        {"perl", u"Perl"_s},
        {"ruby", u"Ruby"_s},
        {"php", u"PHP/PHP"_s},
        {"julia", u"Julia"_s},
        {"rscript", u"R Script"_s},
        {"lua", u"Lua"_s},
    };
    return known.value(shell);
}

/// Kept by the line of a `run` whose shell is not the usual one.
class RunShell final : public QTextBlockUserData {
public:
    explicit RunShell(QString language)
        : definition(std::move(language))
    {
    }
    QString definition;
};

QString definitionAt(const QTextBlock& block)
{
    const auto* shell = static_cast<const RunShell*>(block.userData());
    return shell ? shell->definition : u"Bash"_s;
}

} // namespace

const std::vector<Tokens::Token>& Tokens::of(QStringView line, State& state)
{
    m_tokens.clear();
    state = highlightLine(line, state);
    return m_tokens;
}

void Tokens::applyFormat(int offset, int length, const Format& format)
{
    if (length > 0)
        m_tokens.push_back({.offset = offset, .length = length, .format = format});
}

WorkflowHighlighter::WorkflowHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(static_cast<QTextDocument*>(nullptr))
    , m_yaml(u"YAML"_s)
    , m_expression(u"GitHub Expression"_s)
    , m_colours(Theme::current())
{
    setParent(document);
    m_scripts.emplace_back();
    setColours(m_colours);
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, &WorkflowHighlighter::go);
    // Connected before the highlighter connects itself: the time of each change begins with it.
    connect(document, &QTextDocument::contentsChange, this, [this](int position, int, int added) {
        const bool isTyped = added <= MostTyped;
        m_deadline.setRemainingTime(isTyped ? SliceMilliseconds : WholeSliceMilliseconds);
        m_pause = isTyped ? AFewFrames : std::chrono::milliseconds(0);
        if (m_until < 0)
            return;
        m_from = std::min(m_from, this->document()->findBlock(position).blockNumber()); // numbers of lines have moved
        m_until = INT_MAX;
    });
    setDocument(document);
    m_rest.setSingleShot(true);
    m_rest.setInterval(Rest);
    connect(document, &QTextDocument::contentsChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(&m_rest, &QTimer::timeout, this, &WorkflowHighlighter::readShells);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (m_readRevision == this->document()->revision()) // else it will be read again
            takeShells(m_reading.result());
    });
}

WorkflowHighlighter::~WorkflowHighlighter()
{
    m_reading.waitForFinished();
}

void WorkflowHighlighter::readShells()
{
    m_readRevision = document()->revision();
    m_reading.setFuture(QtConcurrent::run(&lists::scriptShells, document()->toPlainText().toUtf8()));
}

void WorkflowHighlighter::takeShells(const std::vector<lists::ScriptShell>& shells)
{
    auto next = shells.begin();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        while (next != shells.end() && next->line <= block.blockNumber())
            ++next;
        const bool isRun = next != shells.end() && next->line == block.blockNumber() + 1;
        const QString definition = isRun ? definitionOf(next->shell) : u"Bash"_s;
        if (definition == definitionAt(block))
            continue;
        block.setUserData(definition == "Bash"_L1 ? nullptr : new RunShell(definition));
        colourAgain(block.blockNumber());
    }
}

/// With its turn, as what waits.
void WorkflowHighlighter::colourAgain(int line)
{
    m_from = m_until < 0 ? line : std::min(m_from, line);
    m_until = std::max(m_until, line);
    m_slice.start(m_pause);
}

void WorkflowHighlighter::setColours(const EditorColours& colours)
{
    m_colours = colours;
    m_formats.clear();
    for (Tokens* tokens : {&m_yaml, &m_expression})
        tokens->setTheme(colours.syntax);
    for (const Script& script : m_scripts) {
        if (script.tokens)
            script.tokens->setTheme(colours.syntax);
    }
    m_deadline.setRemainingTime(SliceMilliseconds);
    rehighlight();
}

void WorkflowHighlighter::setFileName(const QString& name)
{
    const QString definition = syntaxDefinitionFor(name);
    const int whole = definition.isEmpty() || definition == "YAML"_L1 ? 0 : languageOf(definition);
    if (std::exchange(m_whole, whole) == whole)
        return;
    m_deadline.setRemainingTime(SliceMilliseconds);
    rehighlight();
}

void WorkflowHighlighter::go()
{
    m_deadline.setRemainingTime(SliceMilliseconds);
    const int until = std::exchange(m_until, -1);
    int line = std::exchange(m_from, INT_MAX);
    while (line <= until) {
        const QTextBlock block = document()->findBlockByNumber(line);
        if (!block.isValid())
            return;
        if (m_deadline.hasExpired()) {
            m_from = std::min(m_from, line);
            m_until = std::max(m_until, until);
            break;
        }
        m_done = line;
        rehighlightBlock(block); // goes on by itself where the next line depends on it
        line = m_done + 1;
    }
    if (m_until >= 0)
        m_slice.start(0);
}

void WorkflowHighlighter::highlightBlock(const QString& text)
{
    const int line = currentBlock().blockNumber();
    if (m_deadline.hasExpired()) {
        colourAgain(line);
        return;
    }
    m_done = line;
    LineState state;
    if (const int before = previousBlockState(); before >= 0)
        state = m_states[size_t(before)];
    else
        state
            = {.yaml = {}, .script = {}, .language = m_whole, .scriptIndent = -1}; // which no line is further out than
    if (state.language != 0 && !editing::isBlank(text) && editing::indentOf(text) <= state.scriptIndent) {
        state.language = 0;
        state.inExpression = false;
    }
    if (state.language != 0)
        highlightScript(text, state);
    else
        highlightYaml(text, state);
    highlightExpressions(text, state);
    setCurrentBlockState(numberOf(state));
}

void WorkflowHighlighter::highlightScript(const QString& text, LineState& state)
{
    if (m_whole == 0)
        m_yaml.of(text, state.yaml); // it has to know where its block ends
    paint(0, tokensOf(state.language).of(text, state.script));
}

void WorkflowHighlighter::highlightYaml(const QString& text, LineState& state)
{
    static const QRegularExpression script(uR"(^(?:\s*-)*\s*(run|script)\s*:\s+(.*)$)"_s);
    static const QRegularExpression block(uR"(^[|>][-+0-9]*\s*(#.*)?$)"_s);
    paint(0, m_yaml.of(text, state.yaml));
    const auto match = script.match(text);
    if (!match.hasMatch())
        return;
    const int language = languageOf(match.captured(1) == "run"_L1 ? definitionAt(currentBlock()) : u"JavaScript"_s);
    if (language == 0)
        return;
    const QString value = match.captured(2);
    state.script = {};
    if (block.match(value).hasMatch()) {
        state.language = language;
        state.scriptIndent = int(match.capturedStart(1));
    } else if (!value.startsWith(u'"') && !value.startsWith(u'\'') && !value.startsWith(u'#')) {
        State alone;
        const auto from = int(match.capturedStart(2));
        setFormat(from, int(value.size()), QTextCharFormat());
        paint(from, tokensOf(language).of(value, alone));
    }
}

void WorkflowHighlighter::highlightExpressions(const QString& text, LineState& state)
{
    if (state.language == 0 && editing::isComment(text)) {
        state.inExpression = false;
        return;
    }
    static const QRegularExpression condition(uR"(^(?:\s*-)*\s*if\s*:\s+(?!['"|>&#])(.*)$)"_s);
    if (const auto match = condition.match(text); state.language == 0 && match.hasMatch() && !text.contains("${{"_L1)) {
        State alone;
        setFormat(int(match.capturedStart(1)), int(match.capturedLength(1)), QTextCharFormat());
        paint(int(match.capturedStart(1)), m_expression.of(match.capturedView(1), alone));
    }
    qsizetype at = 0;
    while (true) {
        const qsizetype from = state.inExpression ? at : text.indexOf("${{"_L1, at);
        if (from < 0)
            return;
        const qsizetype end = text.indexOf("}}"_L1, from);
        const qsizetype to = end < 0 ? text.size() : end + 2;
        QTextCharFormat ground;
        ground.setBackground(m_colours.expression);
        setFormat(int(from), int(to - from), ground);
        State alone;
        paint(int(from), m_expression.of(QStringView(text).sliced(from, to - from), alone), true);
        // Only a block of text goes on with an expression on its next line; anywhere else it is a mistake of one line.
        state.inExpression = end < 0 && state.language != 0;
        if (end < 0)
            return;
        at = to;
    }
}

void WorkflowHighlighter::paint(int from, const std::vector<Tokens::Token>& tokens, bool onTint)
{
    for (const Tokens::Token& token : tokens)
        setFormat(from + token.offset, token.length, formatOf(token.format, onTint));
}

QTextCharFormat WorkflowHighlighter::formatOf(const Format& format, bool onTint)
{
    const int key = onTint ? -int(format.id()) - 1 : int(format.id());
    if (const auto known = m_formats.constFind(key); known != m_formats.cend())
        return *known;
    const QColor ground = onTint ? m_colours.expression : m_colours.base;
    QTextCharFormat made;
    if (format.hasTextColor(m_colours.syntax))
        made.setForeground(readable(format.textColor(m_colours.syntax), ground, m_colours.ratio));
    if (onTint)
        made.setBackground(ground);
    if (format.isBold(m_colours.syntax))
        made.setFontWeight(QFont::Bold);
    made.setFontItalic(format.isItalic(m_colours.syntax));
    made.setFontUnderline(format.isUnderline(m_colours.syntax));
    m_formats.insert(key, made);
    return made;
}

QStringList WorkflowHighlighter::languages() const
{
    QStringList definitions;
    for (const Script& script : m_scripts) {
        if (script.tokens)
            definitions << script.definition;
    }
    return definitions;
}

/// 0 for one without a definition.
int WorkflowHighlighter::languageOf(const QString& definition)
{
    const auto known = std::ranges::find(m_scripts, definition, &Script::definition);
    if (known != m_scripts.end())
        return int(known - m_scripts.begin());
    if (!syntaxDefinition(definition).isValid())
        return 0;
    m_scripts.push_back({.definition = definition, .tokens = std::make_unique<Tokens>(definition)});
    m_scripts.back().tokens->setTheme(m_colours.syntax);
    return int(m_scripts.size()) - 1;
}

int WorkflowHighlighter::numberOf(const LineState& state)
{
    const size_t hash = qHashMulti(0, state.yaml, state.script, state.language, state.scriptIndent, state.inExpression);
    for (auto known = m_numbers.constFind(hash); known != m_numbers.cend() && known.key() == hash; ++known) {
        if (m_states[size_t(*known)] == state)
            return *known;
    }
    const int number = int(m_states.size());
    m_states.push_back(state);
    m_numbers.insert(hash, number);
    return number;
}

} // namespace signalbox::views
