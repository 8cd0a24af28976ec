// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/commit_sheet.h"

#include "common/banner.h"
#include "common/plain_text.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "editor/comparison_pane.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int WidestLine = 72; ///< what git's own tools show of a message's first line
constexpr int MostProblems = 3; ///< that are named

QPlainTextEdit* lines(int count, const QString& name, const QString& spoken)
{
    auto* text = new QPlainTextEdit;
    text->setObjectName(name);
    text->setAccessibleName(spoken);
    text->setTabChangesFocus(true);
    text->setProperty("framed", true);
    text->setFixedHeight(text->fontMetrics().lineSpacing() * count + 2 * space::Small + 2 * space::Tight);
    return text;
}

} // namespace

CommitSheet::CommitSheet(const CommitSubject& subject, QWidget* parent)
    : QDialog(parent)
    , m_subject(subject)
    , m_banner(new Banner)
    , m_comparison(new ComparisonPane)
    , m_problems(plainLabel())
    , m_anyway(new QCheckBox(tr("Commit it &all the same")))
    , m_message(lines(2, u"commitMessage"_s, tr("Message of the commit")))
    , m_length(mutedLabel())
    , m_direct(new QRadioButton(tr("&Directly to %1").arg(QString(subject.key.branch).replace(u'&', u"&&"_s))))
    , m_branchOff(new QRadioButton(tr("To a &new branch, with a pull request")))
    , m_branch(new QLineEdit)
    , m_title(new QLineEdit)
    , m_body(lines(3, u"commitBody"_s, tr("Text of the pull request")))
    , m_why(mutedLabel())
    , m_commit(new QPushButton(tr("&Commit")))
{
    setObjectName(u"commitSheet"_s);
    setWindowTitle(tr("Commit %1").arg(subject.key.fileName()));
    setAttribute(Qt::WA_DeleteOnClose);
    build(subject);
    m_message->setPlainText((subject.isNew ? tr("Add %1") : tr("Update %1")).arg(subject.key.path));
    connect(m_message, &QPlainTextEdit::textChanged, this, &CommitSheet::followMessage);
    connect(m_title, &QLineEdit::textEdited, this, [this] { m_titleTyped = true; });
    connect(m_branch, &QLineEdit::textEdited, this, [this] { m_branchTyped = true; });
    for (QLineEdit* field : {m_branch, m_title})
        connect(field, &QLineEdit::textChanged, this, &CommitSheet::describe);
    connect(m_branchOff, &QRadioButton::toggled, this, &CommitSheet::describe);
    connect(m_anyway, &QCheckBox::toggled, this, &CommitSheet::describe);
    connect(m_commit, &QPushButton::clicked, this, [this] {
        if (obstacle().isEmpty())
            Q_EMIT commitRequested(choice());
    });
    m_direct->setChecked(true);
    setBranches({});
    followMessage();
    m_message->setFocus();
}

void CommitSheet::build(const CommitSubject& subject)
{
    m_comparison->setObjectName(u"commitComparison"_s);
    m_comparison->setAccessibleName(tr("What GitHub has, and what is to be committed"));
    m_comparison->compare(subject.before, subject.after);
    m_comparison->setMinimumHeight(120);
    m_problems->setObjectName(u"commitProblems"_s);
    m_problems->setWordWrap(true);
    m_problemRow = new QWidget;
    auto* across = new QHBoxLayout(m_problemRow);
    across->setContentsMargins({});
    across->setSpacing(space::Small);
    auto* shape = new StatusIcon;
    shape->setOutcome(core::Outcome::Failed);
    across->addWidget(shape, 0, Qt::AlignTop);
    across->addWidget(m_problems, 1);
    m_problemRow->hide();
    m_anyway->setObjectName(u"commitAnyway"_s);
    m_anyway->hide();
    m_length->setObjectName(u"commitLength"_s);
    m_why->setObjectName(u"commitWhy"_s);
    m_why->setWordWrap(true);
    m_commit->setObjectName(u"commitNow"_s);
    m_commit->setProperty("primary", true);
    m_commit->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"commitCancel"_s);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto* heading = plainLabel(subject.key.path);
    heading->setFont(textFont(TextRole::Title));
    auto* place
        = mutedLabel(subject.isNew ? tr("%1: a new file. %2").arg(subject.key.repository.full(), m_comparison->words())
                                   : tr("%1: %2").arg(subject.key.repository.full(), m_comparison->words()));
    auto* messageLabel = plainLabel(tr("&Message"));
    messageLabel->setBuddy(m_message);
    auto* aboutMessage = new QHBoxLayout;
    aboutMessage->addWidget(messageLabel);
    aboutMessage->addStretch(1);
    aboutMessage->addWidget(m_length);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    foot->addWidget(m_why, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_commit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addWidget(heading);
    column->addWidget(place);
    column->addWidget(m_banner);
    column->addWidget(m_comparison, 1);
    column->addWidget(m_problemRow);
    column->addWidget(m_anyway);
    column->addLayout(aboutMessage);
    column->addWidget(m_message);
    column->addWidget(builtWays());
    column->addLayout(foot);
    resize(760, 640);
}

/// Where it goes to, with the fields of a pull request below the second way.
QWidget* CommitSheet::builtWays()
{
    m_direct->setObjectName(u"commitDirect"_s);
    m_branchOff->setObjectName(u"commitBranchOff"_s);
    m_branch->setObjectName(u"commitBranch"_s);
    m_title->setObjectName(u"commitTitle"_s);
    m_title->setMaxLength(256); // GitHub's own
    m_pull = new QWidget;
    auto* form = new QFormLayout(m_pull);
    form->setContentsMargins(space::Huge, 0, 0, 0);
    form->setSpacing(space::Tight);
    const auto add = [form](const QString& words, QWidget* field) {
        auto* label = plainLabel(words);
        label->setBuddy(field);
        form->addRow(label, field);
    };
    add(tr("&Branch"), m_branch);
    add(tr("&Title"), m_title);
    add(tr("Te&xt"), m_body);
    auto* ways = new QWidget;
    auto* column = new QVBoxLayout(ways);
    column->setContentsMargins({});
    column->setSpacing(space::Tight);
    column->addWidget(m_direct);
    column->addWidget(m_branchOff);
    column->addWidget(m_pull);
    return ways;
}

void CommitSheet::setProblems(const std::vector<Problem>& errors, bool checking)
{
    m_errors = int(errors.size());
    m_checking = checking;
    QStringList words{errors.size() == 1 ? tr("1 error is left, for which GitHub refuses the file or its runs:")
                                         : tr("%1 errors are left, for which GitHub refuses the file or its runs:")
                                               .arg(QLocale().toString(m_errors))};
    for (size_t number = 0; number < errors.size() && number < MostProblems; ++number)
        words << tr("Line %1: %2").arg(QLocale().toString(errors[number].line), errors[number].message);
    if (m_errors > MostProblems)
        words << tr("and %1 more, in the list of problems").arg(QLocale().toString(m_errors - MostProblems));
    m_problems->setText(words.join(u'\n'));
    m_problemRow->setVisible(m_errors > 0);
    m_anyway->setVisible(m_errors > 0);
    describe();
}

void CommitSheet::setBranches(const QStringList& names)
{
    m_branches = names;
    if (!m_branchTyped)
        m_branch->setText(suggestedBranch(m_subject.login, m_subject.key.path, names));
    describe();
}

void CommitSheet::setProtected(bool certain)
{
    const QString& branch = m_subject.key.branch;
    m_branchOff->setChecked(true);
    if (certain)
        m_direct->setEnabled(false);
    m_banner->showMessage(Banner::Kind::Info,
                          certain ? tr("%1 is protected: it takes changes by pull requests alone.").arg(branch)
                                  : tr("%1 is protected, and may refuse a commit.").arg(branch),
                          tr("A new branch with a pull request is chosen below."));
}

void CommitSheet::showError(const core::Error& error)
{
    setUnderWay(false);
    m_banner->showError(error);
}

void CommitSheet::showRemoved(const core::Error& error)
{
    setUnderWay(false);
    m_banner->showMessage(Banner::Kind::Warning, error.what, tr("Commit once more to make it again, or cancel."));
    m_commit->setText(tr("&Commit as a new file"));
}

void CommitSheet::setUnderWay(bool underWay)
{
    m_underWay = underWay;
    if (underWay)
        m_banner->hide();
    describe();
}

CommitChoice CommitSheet::choice() const
{
    CommitChoice choice{.message = m_message->toPlainText().trimmed()};
    if (!m_branchOff->isChecked())
        return choice;
    choice.newBranch = m_branch->text().trimmed();
    choice.title = m_title->text().trimmed();
    choice.body = m_body->toPlainText().trimmed();
    return choice;
}

QString CommitSheet::obstacle() const
{
    const CommitChoice wish = choice();
    if (m_underWay)
        return tr("GitHub is being asked…");
    if (m_subject.before == m_subject.after && !m_subject.isNew)
        return tr("There is nothing to commit: GitHub has this text.");
    if (wish.message.isEmpty())
        return tr("Say in the message what the change is.");
    if (m_branchOff->isChecked()) {
        if (const QString mistake = mistakeIn(wish.newBranch); !mistake.isEmpty())
            return mistake;
        if (m_branches.contains(wish.newBranch))
            return tr("There is a branch of this name already.");
        if (wish.title.isEmpty())
            return tr("Give the pull request a title.");
    }
    if (m_checking)
        return tr("The file is being checked…");
    if (m_errors > 0 && !m_anyway->isChecked())
        return tr("Mend the errors, or commit all the same.");
    return {};
}

void CommitSheet::describe()
{
    const QString why = obstacle();
    m_pull->setEnabled(m_branchOff->isChecked() && !m_underWay);
    m_pull->setVisible(m_branchOff->isChecked());
    m_message->setReadOnly(m_underWay);
    m_why->setText(why);
    m_commit->setEnabled(why.isEmpty());
    m_commit->setToolTip(plainToolTip(why));
}

void CommitSheet::followMessage()
{
    const QString first = m_message->toPlainText().section(u'\n', 0, 0);
    const bool isLong = first.size() > WidestLine;
    m_length->setText(
        isLong
            ? tr("First line: %1 letters; more than %2 are cut off in lists")
                  .arg(QLocale().toString(first.size()), QLocale().toString(WidestLine))
            : tr("First line: %1 of %2 letters").arg(QLocale().toString(first.size()), QLocale().toString(WidestLine)));
    if (!m_titleTyped)
        m_title->setText(first.trimmed().left(m_title->maxLength()));
    describe();
}

// https://git-scm.com/docs/git-check-ref-format
QString CommitSheet::mistakeIn(const QString& branch)
{
    static const QRegularExpression forbidden(u"[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//"_s);
    static const QRegularExpression badPart(u"(^|/)\\.|\\.lock(/|$)|^[-/]|[/.]$|^@$"_s);
    if (branch.isEmpty())
        return tr("Give the new branch a name.");
    if (const auto match = forbidden.match(branch); match.hasMatch())
        return match.captured() == " "_L1 ? tr("The name of a branch has no spaces.")
                                          : tr("The name of a branch cannot hold \"%1\".").arg(match.captured());
    if (badPart.match(branch).hasMatch())
        return tr("Git takes no branch of this name.");
    return {};
}

QString CommitSheet::suggestedBranch(const QString& login, const QString& path, const QStringList& taken)
{
    QString file = path.section(u'/', -1).section(u'.', 0, 0).toLower();
    file.replace(QRegularExpression(u"[^a-z0-9_-]+"_s), u"-"_s);
    const QString wish
        = (login.isEmpty() ? QString() : login.toLower() + u'/') + u"update-"_s + (file.isEmpty() ? u"file"_s : file);
    QString name = wish;
    for (int number = 2; taken.contains(name); ++number)
        name = wish + u'-' + QString::number(number);
    return name;
}

} // namespace signalbox::views
