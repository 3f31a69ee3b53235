package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"merit/pkg/evidence"
	"merit/pkg/lint"
	"merit/pkg/render"
)

func (a *app) explain() *cobra.Command {
	var file, form string
	cmd := &cobra.Command{
		Use:   "explain [RULE]",
		Short: "Say what a rule checks and why, with examples",
		Long: `Say what a rule checks, why, and show it wrong and right; without a rule, list
them. With --settings, say what holds for a file and where each value comes
from; with --for, what is known of a form.`,
		Example: `  merit explain
  merit explain over-limit
  merit explain --for myjobscotland
  merit explain --settings evidence.md`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return lint.Names(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case form != "" && (file != "" || len(args) > 0):
				return hint(errors.New("--for speaks of a form alone"), "merit explain --for %s", form)
			case form != "":
				return a.explainForm(form)
			case file != "" && len(args) > 0:
				return hint(errors.New("--settings speaks of a file, not of a rule"), "merit explain --settings FILE")
			case file != "":
				return a.explainSettings(file)
			case len(args) == 0:
				return a.explainAll()
			}
			rule := lint.Named(args[0])
			if rule == nil {
				return choice("rule", args[0], lint.Names())
			}
			return a.explainOne(rule)
		},
	}
	cmd.Flags().StringVar(&file, "settings", "", "evidence file to say what holds for")
	cmd.Flags().StringVar(&form, "for", "", "form to say what is known of")
	complete(cmd, "for", profileChoices())
	return cmd
}

func (a *app) explainAll() error {
	out := bufio.NewWriter(a.out)
	for _, rule := range lint.Rules {
		fmt.Fprintf(out, "%-20s %-8s %s\n", rule.Name, rule.Severity, rule.Summary)
	}
	return out.Flush()
}

func (a *app) explainOne(rule *lint.Rule) error {
	out := bufio.NewWriter(a.out)
	fmt.Fprintf(out, "%s (%s): %s\n\n%s\n", rule.Name, rule.Severity, rule.Summary, strings.TrimSpace(rule.Doc))
	for _, t := range rule.Thresholds {
		fmt.Fprintf(out, "\nThreshold %s, by default %d: %s.\n", t.Name, t.Default, t.Doc)
	}
	for _, right := range []bool{false, true} {
		for _, example := range rule.Examples {
			if right != (len(example.Want) == 0) {
				continue
			}
			title := "Wrong:"
			if right {
				title = "Right:"
			}
			fmt.Fprintf(out, "\n%s\n\n    %s\n", title, indent(example.Source))
			if !right {
				fmt.Fprintf(out, "\n    -> %s\n", strings.Join(example.Want, "\n    -> "))
			}
			break
		}
	}
	return out.Flush()
}

// indent sets an example off, without blanks on empty lines.
func indent(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n    "), "\n    \n", "\n\n")
}

// explainForm says what is known of a form.
func (a *app) explainForm(name string) error {
	p := evidence.ProfileNamed(name)
	if p == nil {
		return choice("form", name, evidence.ProfileNames())
	}
	holds := "each question says its own"
	if p.Max > 0 {
		holds = fmt.Sprintf("%d %s", p.Max, p.Counting)
	}
	_, err := fmt.Fprintf(a.out, "%s\n\ncounts  %s: %s\nlimit   %s\nsource  %s\n",
		p.Doc, p.Counting, evidence.CountingNamed(p.Counting).Doc, holds, cmp.Or(p.Source, "none"))
	return err
}

// explainSettings says what holds for a file and where each value comes from.
func (a *app) explainSettings(path string) error {
	r := &reading{stdinName: "<stdin>"}
	if err := r.settle(a); err != nil {
		return err
	}
	in := input{path: path, named: true}
	f, err := a.read(in, r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.out)
	for _, v := range f.values() {
		fmt.Fprintln(out, render.Safe(fmt.Sprintf("%-10s %-28s %s", v.name, cmp.Or(v.value, "none"), v.from)))
	}
	fmt.Fprintln(out)
	checks := f.settings.checks(r, in)
	for _, rule := range lint.Rules {
		severity, from := checks.Settings.Severity(rule, checks.Path)
		name := severity.String()
		if severity == 0 {
			name = "off"
		}
		fmt.Fprintln(out, render.Safe(fmt.Sprintf("%-20s %-10s %s", rule.Name, name, from)))
		for _, t := range rule.Thresholds {
			n, from := checks.Settings.Threshold(rule, t.Name, checks.Path)
			fmt.Fprintln(out, render.Safe(fmt.Sprintf("  %-18s %-10d %s", t.Name, n, from)))
		}
	}
	return out.Flush()
}

// A setting is a value that holds for a file and where it comes from.
type setting struct{ name, value, from string }

func (f *opened) values() []setting {
	own, settled := &f.Meta, f.settings.Settings
	from := func(own, settings, otherwise string) string {
		switch {
		case own != "":
			return "front matter"
		case settings != "":
			return settled.Path
		}
		return otherwise
	}
	id := ""
	if f.Framework != nil {
		id = f.Framework.ID
	}
	limit, where := f.LimitOf(&evidence.Section{})
	return []setting{
		{"settings", settled.Path, ""},
		{"framework", id, from(own.Framework.Value, settled.Framework.Value, "")},
		{"level", f.Level, from(own.Level.Value, settled.Level.Value, "")},
		{"method", f.Method.ID, from(own.Method.Value, "", "the file's labels")},
		{"answer", f.Unit, from(own.Answer.Value, settled.Answer.Value, "the file's shape")},
		{"limit", fmt.Sprintf("%d %s", limit.Max, limit.Count), where},
	}
}
