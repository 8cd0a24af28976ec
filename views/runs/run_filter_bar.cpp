// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_filter_bar.h"

#include "common/icons.h"
#include "common/theme.h"
#include "runs/state_chips.h"

#include <QAction>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QComboBox* chooser(const QString& name, const QString& spoken)
{
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(spoken);
    box->setMaxVisibleItems(20);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(11);
    return box;
}

} // namespace

RunFilterBar::RunFilterBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit)
    , m_states(new StateChips(u"state"_s, u"runs"_s, {u"All"_s, u"Failed"_s, u"Running"_s, u"Waiting"_s}))
    , m_repository(chooser(u"repositoryFilter"_s, u"Repository"_s))
    , m_branch(chooser(u"branchFilter"_s, u"Branch"_s))
{
    m_text->setObjectName(u"textFilter"_s);
    m_text->setPlaceholderText(u"Filter by title, workflow, commit or person"_s);
    m_text->setAccessibleName(u"Filter runs by text"_s);
    m_text->setToolTip(u"Key: /"_s);
    m_text->setClearButtonEnabled(true);
    m_text->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    layOut();
    setRepositories({});
    setBranches({});

    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(150));
    connect(m_text, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &RunFilterBar::say);
    connect(m_states, &StateChips::toggled, this, &RunFilterBar::say);
    connect(m_repository, &QComboBox::currentIndexChanged, this, &RunFilterBar::say);
    connect(m_branch, &QComboBox::currentIndexChanged, this, &RunFilterBar::say);
}

void RunFilterBar::layOut()
{
    auto* chips = new QHBoxLayout;
    chips->setSpacing(space::Tight);
    chips->addWidget(m_states);
    chips->addStretch(1);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::Small);
    top->addWidget(m_text, 1);
    top->addWidget(m_repository);
    top->addWidget(m_branch);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Small);
    layout->setSpacing(space::Small);
    layout->addLayout(top);
    layout->addLayout(chips);
}

RunChoice RunFilterBar::choice() const
{
    RunChoice choice{.text = m_text->text().trimmed(), .state = StateChoice(m_states->chosen())};
    if (m_repository->currentIndex() > 0)
        choice.repository = core::RepositoryName::parse(m_repository->currentText());
    if (m_branch->currentIndex() > 0)
        choice.branch = m_branch->currentText();
    return choice;
}

void RunFilterBar::setChoice(const RunChoice& choice)
{
    const auto select = [](QComboBox* box, const QString& name) {
        const QSignalBlocker quiet(box);
        if (!name.isEmpty() && box->findText(name, Qt::MatchFixedString) < 0)
            box->addItem(name);
        box->setCurrentIndex(name.isEmpty() ? 0 : box->findText(name, Qt::MatchFixedString));
    };
    const QSignalBlocker quietText(m_text);
    const QSignalBlocker quietStates(m_states);
    m_text->setText(choice.text);
    m_states->choose(static_cast<int>(choice.state));
    select(m_repository, choice.repository ? choice.repository->full() : QString());
    select(m_branch, choice.branch);
    say();
}

void RunFilterBar::setCounts(const std::array<int, 4>& counts)
{
    m_states->setCounts(counts);
}

void RunFilterBar::setRepositories(const std::vector<core::RepositoryName>& names)
{
    QStringList texts;
    for (const core::RepositoryName& name : names)
        texts << name.full();
    fill(m_repository, u"All repositories"_s, texts);
}

void RunFilterBar::setBranches(const QStringList& names)
{
    fill(m_branch, u"All branches"_s, names);
}

void RunFilterBar::fill(QComboBox* box, const QString& all, const QStringList& names)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentIndex() > 0 ? box->currentText() : QString();
    box->clear();
    box->addItem(all);
    box->addItems(names);
    if (!chosen.isEmpty() && !names.contains(chosen, Qt::CaseInsensitive))
        box->addItem(chosen);
    box->setCurrentIndex(chosen.isEmpty() ? 0 : box->findText(chosen, Qt::MatchFixedString));
}

void RunFilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void RunFilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Without room the text stays usable; the repository can be chosen at the side as well.
    constexpr int RoomForAll = 520;
    m_repository->setVisible(width() >= RoomForAll || m_repository->currentIndex() > 0);
}

bool RunFilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
        say();
        Q_EMIT left();
        return true;
    }
    if (key == Qt::Key_Escape && !m_text->text().isEmpty()) {
        m_text->clear();
        say();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void RunFilterBar::say()
{
    m_pause.stop();
    const RunChoice now = choice();
    if (now == m_said)
        return;
    m_said = now;
    Q_EMIT choiceChanged(now);
}

} // namespace signalbox::views
