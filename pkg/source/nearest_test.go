package source_test

import (
	"slices"
	"strings"
	"testing"

	"merit/pkg/source"
)

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 5, 0},
		{"", "abc", 5, 3},
		{"abc", "", 5, 3},
		{"abc", "", 3, 3},
		{"abc", "", 2, 2},
		{"abc", "abc", 0, 0},
		{"abc", "xyz", 0, 0},
		{"level", "LEVEL", 5, 0},
		{"level", "levle", 5, 1}, // swapped
		{"level", "levEL", 5, 0},
		{"level", "lveel", 5, 1},
		{"Level", "eLvel", 5, 1},
		{"TITEL", "title", 5, 1},
		{"sitation", "situation", 5, 1},
		{"kitten", "sitting", 9, 3},
		{"kitten", "sitting", 3, 3},
		{"kitten", "sitting", 2, 2},
		{"café", "cafe", 5, 1},
		{"ÉTÉ", "été", 5, 0},
		{"été", "tée", 5, 2},
		{"日本語", "日本", 5, 1},
		{"a\xff", "a", 5, 1},
	} {
		if got := source.Distance(tt.a, tt.b, tt.limit); got != tt.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", tt.a, tt.b, tt.limit, got, tt.want)
		}
		if back := source.Distance(tt.b, tt.a, tt.limit); back != tt.want {
			t.Errorf("Distance(%q, %q, %d) = %d, but %d the other way", tt.b, tt.a, tt.limit, back, tt.want)
		}
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"framework", "level", "method", "limit", "limits"}
	for name, want := range map[string]string{
		"framwork": "framework", "FRAMEWORKS": "framework", "levle": "level", "limti": "limit", "Limits": "limits",
		"tags": "", "company": "", "": "", "x": "", "fr": "", strings.Repeat("framework", 50_000): "",
	} {
		if got := source.Nearest(name, keys); got != want {
			t.Errorf("Nearest(%.20q) = %q, want %q", name, got, want)
		}
	}
	if got := source.Nearest("level", nil); got != "" {
		t.Errorf("nearest of none is %q", got)
	}
	if got := source.Nearest("abcd", []string{"abce", "abcf"}); got != "abce" {
		t.Errorf("of two that are as near the first is wanted, not %q", got)
	}
}

func TestLikely(t *testing.T) {
	ids := []string{"civil-service-2012", "core-areas", "policing-cvf", "success-profiles", "public-value"}
	for name, want := range map[string][]string{
		"core-aeras": {"core-areas"}, "civil-service": {"civil-service-2012"}, "Civil-Servce": {"civil-service-2012"},
		"policing": {"policing-cvf"}, "p": nil, "po": {"policing-cvf"}, "pu": {"public-value"}, "profiles": {"success-profiles"},
		"c": nil, "co": {"core-areas"}, "es": {"success-profiles"}, "nosuch": nil, "": nil,
		strings.Repeat("civil", 50_000): nil,
	} {
		if got := source.Likely(name, ids); !slices.Equal(got, want) {
			t.Errorf("Likely(%.20q) = %q, want %q", name, got, want)
		}
	}
	if got := source.Likely("level", []string{"level-one", "level-two", "other"}); !slices.Equal(got, []string{"level-one", "level-two"}) {
		t.Errorf("those that begin so are %q", got)
	}
}
