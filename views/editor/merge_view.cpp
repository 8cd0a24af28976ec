// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/merge_view.h"

#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "editing/line_diff.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSet>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using editing::MergeRegion;
using editing::Resolution;

namespace {

constexpr int NarrowSide = 48; ///< letters that a side has room for as the window opens

/// Lines of one side, as they are; a side without any says so.
QWidget* side(const QStringList& lines, const QString& spoken)
{
    auto* text = new QPlainTextEdit(lines.join(u'\n'));
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(textFont(TextRole::Code));
    text->setAccessibleName(spoken);
    text->setPlaceholderText(MergeView::tr("(these lines are taken out)"));
    const bool hasBar = std::ranges::any_of(lines, [](const QString& line) { return line.size() > NarrowSide; });
    const int shown = std::clamp(int(lines.size()), 1, 8) + (hasBar ? 1 : 0);
    text->setFixedHeight(text->fontMetrics().lineSpacing() * shown + 2 * space::Small);
    return text;
}

/// How many lines a region has in the text, as it is decided.
qsizetype lengthOf(const MergeRegion& region, Resolution resolution)
{
    if (!region.isConflict || resolution == Resolution::Mine)
        return region.mine.size();
    if (resolution == Resolution::Theirs)
        return region.theirs.size();
    return region.mine.size() + region.theirs.size() + (resolution == Resolution::Open ? 3 : 0);
}

} // namespace

MergeView::MergeView(const QString& file, const QString& mine, const editing::ThreeWayMerge& merge, QWidget* parent)
    : QDialog(parent)
    , m_mine(mine)
    , m_merge(merge)
    , m_resolutions(size_t(merge.conflicts()), Resolution::Open)
    , m_words(plainLabel())
    , m_conflicts(new QScrollArea)
    , m_result(new QPlainTextEdit)
    , m_take(new QPushButton(tr("&Take this text")))
{
    setObjectName(u"mergeView"_s);
    setWindowTitle(tr("%1: put both changes together").arg(file));
    setAttribute(Qt::WA_DeleteOnClose);
    m_words->setObjectName(u"mergeWords"_s);
    m_words->setWordWrap(true);
    m_conflicts->setObjectName(u"mergeConflicts"_s);
    m_conflicts->setWidgetResizable(true);
    m_conflicts->setFrameShape(QFrame::NoFrame);
    m_conflicts->setWidget(builtConflicts());
    m_conflicts->setVisible(merge.conflicts() > 0);
    m_result->setObjectName(u"mergeResult"_s);
    m_result->setAccessibleName(tr("What comes of both"));
    m_result->setReadOnly(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setTabChangesFocus(true);
    m_result->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_result->setFont(textFont(TextRole::Code));
    m_take->setObjectName(u"mergeTake"_s);
    m_take->setProperty("primary", true);
    m_take->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"mergeCancel"_s);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, [this] {
        const QString text = m_merge.text(m_resolutions);
        accept();
        Q_EMIT merged(text);
    });

    auto* heading = plainLabel(tr("Somebody else has changed %1 meanwhile").arg(file));
    heading->setFont(textFont(TextRole::Title));
    auto* below = new QWidget;
    auto* belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins({});
    belowColumn->setSpacing(space::Tight);
    auto* resultLabel = mutedLabel(tr("What comes of both; lines that you have not written are marked"));
    belowColumn->addWidget(resultLabel);
    belowColumn->addWidget(m_result, 1);
    auto* halves = new QSplitter(Qt::Vertical);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_conflicts);
    halves->addWidget(below);
    const int wanted = m_conflicts->widget()->sizeHint().height();
    halves->setSizes({std::min(wanted, 400), 640 - std::min(wanted, 400)});
    halves->setStretchFactor(1, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    foot->addWidget(mutedLabel(tr("Nothing is lost: your text stays as it is until you take this one, and Undo brings "
                                  "it back.")),
                    1);
    foot->addWidget(cancel);
    foot->addWidget(m_take);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addWidget(heading);
    column->addWidget(m_words);
    column->addWidget(halves, 1);
    column->addLayout(foot);
    resize(860, 720);
    describe();
}

QWidget* MergeView::builtConflicts()
{
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins({});
    column->setSpacing(space::Small);
    int number = 0;
    int line = 1; // of the user's text
    for (const MergeRegion& region : m_merge.regions()) {
        if (region.isConflict)
            column->addWidget(builtConflict(number++, region, line));
        line += int(region.mine.size());
    }
    column->addStretch(1);
    return all;
}

QWidget* MergeView::builtConflict(int number, const MergeRegion& region, int line)
{
    const QLocale locale;
    auto* panel
        = new Panel(tr("Conflict %1 of %2, near line %3")
                        .arg(locale.toString(number + 1), locale.toString(m_merge.conflicts()), locale.toString(line)));
    auto* grid = new QGridLayout;
    grid->setContentsMargins({});
    grid->setSpacing(space::Tight);
    grid->addWidget(mutedLabel(tr("What you have written")), 0, 0);
    grid->addWidget(mutedLabel(tr("What GitHub has")), 0, 1);
    grid->addWidget(side(region.mine, tr("What you have written in conflict %1").arg(number + 1)), 1, 0);
    grid->addWidget(side(region.theirs, tr("What GitHub has in conflict %1").arg(number + 1)), 1, 1);
    panel->body()->addLayout(grid);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::Large);
    auto* group = new QButtonGroup(panel);
    const std::array<std::pair<Resolution, QString>, 3> ways{{{Resolution::Mine, tr("Mine")},
                                                              {Resolution::Theirs, tr("GitHub's")},
                                                              {Resolution::Both, tr("Both, mine first")}}};
    for (const auto& [resolution, words] : ways) {
        auto* button = new QRadioButton(words);
        button->setObjectName(u"merge-%1-%2"_s.arg(number).arg(int(resolution)));
        button->setAccessibleName(tr("%1, of conflict %2").arg(words).arg(number + 1));
        group->addButton(button);
        row->addWidget(button);
        connect(button, &QRadioButton::clicked, this, [this, number, way = resolution] { decide(number, way); });
    }
    row->addStretch(1);
    panel->body()->addLayout(row);
    return panel;
}

int MergeView::undecided() const
{
    return int(std::ranges::count(m_resolutions, Resolution::Open));
}

void MergeView::decide(int conflict, Resolution resolution)
{
    m_resolutions.at(size_t(conflict)) = resolution;
    if (auto* button = findChild<QRadioButton*>(u"merge-%1-%2"_s.arg(conflict).arg(int(resolution))))
        button->setChecked(true);
    describe();
}

void MergeView::describe()
{
    const QLocale locale;
    const int all = m_merge.conflicts();
    const int open = undecided();
    m_words->setText(all == 0        ? tr("The changes are at different places and fit together.")
                         : open == 0 ? tr("All conflicts are decided.")
                                     : tr("Both have changed the same lines: %1 of %2 conflicts are to be decided.")
                                           .arg(locale.toString(open), locale.toString(all)));
    m_take->setEnabled(open == 0);
    m_take->setToolTip(open == 0 ? QString() : plainToolTip(tr("Decide each conflict first.")));
    preview();
}

/// The text as it stands: what is not the user's on one ground, what is still to be decided on another.
void MergeView::preview()
{
    const int place = m_result->textCursor().position();
    const QString text = m_merge.text(m_resolutions);
    m_result->setPlainText(text);
    QSet<int> open;
    int line = 0;
    size_t conflict = 0;
    for (const MergeRegion& region : m_merge.regions()) {
        const Resolution resolution = region.isConflict ? m_resolutions[conflict++] : Resolution::Open;
        const int length = int(lengthOf(region, resolution));
        for (int in = 0; region.isConflict && resolution == Resolution::Open && in < length; ++in)
            open << line + in;
        line += length;
    }
    const Theme theme = Theme::current();
    QList<QTextEdit::ExtraSelection> grounds;
    int first = -1;
    int number = 0;
    for (const editing::DiffLine& each : editing::diffLines(m_mine.split(u'\n'), text.split(u'\n'))) {
        if (each.kind == editing::DiffLine::Kind::Removed)
            continue;
        const bool isOpen = open.contains(number);
        if (isOpen || each.kind == editing::DiffLine::Kind::Added) {
            QTextEdit::ExtraSelection ground;
            ground.cursor = QTextCursor(m_result->document()->findBlockByNumber(number));
            ground.format.setBackground(
                theme.status(isOpen ? core::Outcome::NeedsPerson : core::Outcome::Running).tint);
            ground.format.setProperty(QTextFormat::FullWidthSelection, true);
            grounds << ground;
            if (first < 0 && (isOpen || open.isEmpty()))
                first = number;
        }
        ++number;
    }
    m_result->setExtraSelections(grounds);
    QTextCursor cursor = m_result->textCursor();
    if (first >= 0)
        cursor.setPosition(m_result->document()->findBlockByNumber(first).position());
    else
        cursor.setPosition(std::min(place, m_result->document()->characterCount() - 1));
    m_result->setTextCursor(cursor);
    m_result->centerCursor();
}

} // namespace signalbox::views
